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
