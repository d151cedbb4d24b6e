import { spawnSync } from 'node:child_process'

import { expect, test, vi } from 'vitest'

import { Scratch } from './command-line.ts'

vi.setConfig({ testTimeout: 60_000 })

const init = '```bash\ngit init --quiet web\n```\n'
const fetch = '```bash\nssh -T me@web.invalid ls | cat\n```\n'

test('a block that no network reaches is told how to grant it, also where its pipe ends well', async () => {
  using scratch = new Scratch({ 'a.md': fetch })
  const { code, stderr } = await scratch.runbook('run', 'a.md')
  expect([code, stderr]).toEqual([0, expect.stringContaining('grant it with --allow-net')])
})

test('a block that initialises the repository of an earlier run is told how to let it', async () => {
  using scratch = new Scratch({ 'a.md': init })
  await scratch.runbook('run', 'a.md')
  const { code, stderr } = await scratch.runbook('run', 'a.md')
  expect([code, stderr]).toEqual([3, expect.stringContaining('grant its .git directory')])
})

test('a repository of an earlier run is initialised again where its directory is granted', async () => {
  using scratch = new Scratch({ 'a.md': init })
  await scratch.runbook('run', 'a.md')
  const { code } = await scratch.runbook('run', 'a.md', '--allow-write', 'web/.git')
  expect(code).toBe(0)
})

test('a block that asks git of the repository around the document is told how to show it', async () => {
  using scratch = new Scratch({ 'docs/a.md': '```bash\ngit rev-parse --git-dir\n```\n' })
  spawnSync('git', ['init', '--quiet', scratch.path])
  const { code, stderr } = await scratch.runbook('run', 'docs/a.md')
  expect([code, stderr]).toEqual([3, expect.stringContaining('grant that with --allow-read')])
})

test('a block that waits in an editor is told how to show it only', async () => {
  using scratch = new Scratch({ 'a.md': '```bash\nvi notes.txt\n```\n' })
  const { code, stderr } = await scratch.runbook('run', 'a.md', '--timeout', '1s')
  expect([code, stderr]).toEqual([5, expect.stringContaining('only with eval=never')])
})

test('a block that asks for a server of this machine is told that its network is another', async () => {
  using scratch = new Scratch({ 'a.md': '```bash\ncurl -sS http://localhost:1/\n```\n' })
  const { code, stderr } = await scratch.runbook('run', 'a.md')
  expect([code, stderr]).toEqual([3, expect.stringContaining('a network of its own')])
})

test.each([
  ['writes elsewhere', 'echo a >/usr/no-such-file', 'and what --allow-write grants'],
  [
    'fills a file of another language',
    'node -e "fs.mkdirSync(\'/usr/a\')"',
    'directories of the system stay as they are',
  ],
  [
    'asks for Docker',
    'echo "Cannot connect to the Docker daemon at unix:///var/run/docker.sock." >&2; false',
    '--allow-unix --allow-read /var/run/docker.sock',
  ],
  [
    'becomes another user',
    `echo 'sudo: The "no new privileges" flag is set, which prevents sudo from running as root.' >&2; false`,
    'no program becomes another user',
  ],
])('a block that %s is told what the sandbox refuses', async (_, code, note) => {
  using scratch = new Scratch({ 'a.md': `\`\`\`bash\n${code}\n\`\`\`\n` })
  const run = await scratch.runbook('run', 'a.md')
  expect([run.code, run.stderr]).toEqual([3, expect.stringContaining(note)])
})

test('who grants a directory of the system is told to grant another, not where to put the document', async () => {
  using scratch = new Scratch({ 'a.md': '```bash\ntrue\n```\n' })
  const { code, stderr } = await scratch.runbook('run', 'a.md', '--allow-write', '/usr')
  expect([code, stderr]).toEqual([6, expect.stringContaining('Next: Grant another one')])
})
