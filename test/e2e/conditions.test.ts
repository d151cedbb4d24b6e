import { chmodSync } from 'node:fs'
import { join } from 'node:path'

import { expect, test } from 'vitest'

import { orgBlock, Scratch } from './command-line.ts'

const fence = (info: string, code: string): string => `\`\`\`bash {${info}}\n${code}\n\`\`\`\n\n`
const order = (name: string, info = ''): string => fence(`#${name} ${info}`, `echo ${name} >>order`)

test('a block that needs a later one runs behind it', async () => {
  using scratch = new Scratch({ 'a.md': order('deploy', 'needs=build') + order('build') })
  await scratch.runbook('run', 'a.md')
  expect(scratch.read('order')).toBe('build\ndeploy\n')
})

test('a block that is asked for brings what it needs, and what that needs, also by its inferred name', async () => {
  const text = `${order('other')}\`\`\`bash\necho first >>order\n\`\`\`\n\n${order('build', 'needs=echo-first')}`
  using scratch = new Scratch({ 'a.md': text + order('deploy', 'needs=build') })
  await scratch.runbook('run', 'a.md', 'deploy')
  expect(scratch.read('order')).toBe('first\nbuild\ndeploy\n')
})

test('a run that goes on later begins the background blocks again that it needs, and no others', async () => {
  const server = order('serve', 'background=yes') + order('other', 'background=yes')
  const client = order('get', 'needs=build,serve')
  using scratch = new Scratch({ 'a.md': order('build') + server + client })
  await scratch.runbook('run', 'a.md', '--from', 'get')
  expect(scratch.read('order')).toBe('serve\nget\n')
})

test('a manual block runs when another one needs it', async () => {
  using scratch = new Scratch({
    'a.md': order('build', 'run=manual') + order('more', 'run=manual') + order('a', 'needs=build'),
  })
  await scratch.runbook('run', 'a.md')
  expect(scratch.read('order')).toBe('build\na\n')
})

test('needs of document and block add up', async () => {
  const text = `---\nrunbook:\n  needs: one\n---\n\n${order('last', 'needs=two')}`
  using scratch = new Scratch({ 'a.md': `${text}${order('two', 'run=manual')}${order('one')}` })
  const { stderr } = await scratch.runbook('run', 'a.md')
  expect(stderr).toContain('need each other')
})

test('a need that failed leaves a block out, and says so', async () => {
  using scratch = new Scratch({
    'a.md': fence('#build', 'false') + order('deploy', 'needs=build') + order('other'),
  })
  const { code, stderr } = await scratch.runbook('run', 'a.md', '--keep-going')
  expect([
    code,
    scratch.read('order'),
    stderr.includes('It needs the block "build" on line 1: failed.'),
  ]).toEqual([3, 'other\n', true])
})

test('blocks that need each other are refused before anything runs', async () => {
  using scratch = new Scratch({ 'a.md': order('a', 'needs=b') + order('b', 'needs=a') })
  const { code, stderr } = await scratch.runbook('run', 'a.md')
  expect([code, stderr.includes('a → b → a')]).toEqual([2, true])
})

test('a need that is neither a block nor a program stops a run', async () => {
  using scratch = new Scratch({ 'a.md': order('a', 'needs=no-such-program') })
  const { code, stderr } = await scratch.runbook('run', 'a.md')
  expect([code, stderr.includes('"no-such-program", which is neither')]).toEqual([2, true])
})

test('a rehearsal does not need the programs', async () => {
  using scratch = new Scratch({ 'a.md': order('a', 'needs=no-such-program') })
  const { code } = await scratch.runbook('run', 'a.md', '--rehearse')
  expect(code).toBe(0)
})

test('a block that belongs to another system is left out', async () => {
  const text = order('a', 'on=windows') + order('b', 'on=os:linux|macos') + order('c', 'on=!linux')
  using scratch = new Scratch({ 'a.md': text })
  const { stderr } = await scratch.runbook('run', 'a.md', '--verbose')
  expect([scratch.read('order'), stderr.match(/not-here/g)?.length]).toEqual(['b\n', 2])
})

test('a block can ask for programs and for variables that the user gives', async () => {
  const text =
    order('a', 'on=tool:bash,env:STAGE=test') +
    order('b', 'on=env:STAGE=live') +
    order('c', 'on=tool:no-such-program') +
    order('d', 'on=!env:OTHER')
  using scratch = new Scratch({ 'a.md': text })
  await scratch.runbook('run', 'a.md', '--env', 'STAGE=test')
  expect(scratch.read('order')).toBe('a\nd\n')
})

test('a program on the PATH that the user gives is there', async () => {
  using scratch = new Scratch({ 'a.md': order('a', 'on=tool:greet'), 'bin/greet': '' })
  chmodSync(join(scratch.path, 'bin/greet'), 0o755)
  await scratch.runbook('run', 'a.md', '--env', `PATH=${scratch.path}/bin:/usr/bin:/bin`)
  expect(scratch.read('order')).toBe('a\n')
})

test('a sidecar can give conditions as a map with lists', async () => {
  using scratch = new Scratch({
    'a.md': order('a') + order('b'),
    'a.runbook.yaml': 'a: {on: {os: [windows, macos]}}\nb: {on: {os: [linux, macos], tool: sh}}\n',
  })
  await scratch.runbook('run', 'a.md')
  expect(scratch.read('order')).toBe('b\n')
})

test('a condition that is none is refused with its place', async () => {
  using scratch = new Scratch({ 'a.md': order('a', 'on=beos') })
  const { code, stderr } = await scratch.runbook('run', 'a.md')
  expect([code, stderr.includes('"beos" is no condition')]).toEqual([2, true])
})

test('a block whose file is there does not run again', async () => {
  using scratch = new Scratch({ 'a.md': fence('creates=made', 'echo x >>made') })
  await scratch.runbook('run', 'a.md')
  const { stderr } = await scratch.runbook('run', 'a.md', '--verbose')
  expect([scratch.read('made'), stderr.includes('already-done')]).toEqual(['x\n', true])
})

test('unless is asked in the shell of the block, where it leaves nothing behind', async () => {
  const text =
    fence('#set', 'ready=yes; set -e') +
    fence(`unless='[ "$ready" = yes ] && cd /tmp'`, 'echo no >order') +
    fence(`unless='[ "$ready" = no ]'`, 'pwd >order')
  using scratch = new Scratch({ 'a.md': text })
  await scratch.runbook('run', 'a.md')
  expect(scratch.read('order')).toBe(`${scratch.path}\n`)
})

test('unless is asked in the session of a block of any shell that bash stands for', async () => {
  const block = (code: string, words = '') =>
    `#+begin_src ash :session s ${words}\n${code}\n#+end_src\n\n`
  const text = block('ready=yes') + block('echo no >order', `:unless "test $ready = yes"`)
  using scratch = new Scratch({ 'a.org': text })
  const { stderr } = await scratch.runbook('run', 'a.org', '--verbose')
  expect(stderr).toContain('already-done')
})

test('an Org block on pipes and one of Python ask, too', async () => {
  using scratch = new Scratch({
    'a.org':
      orgBlock('echo a >>order', ':unless "test -e seen"') +
      orgBlock('touch seen') +
      orgBlock('echo b >>order', ':unless "test -e seen"') +
      '#+begin_src python :creates seen\nopen("order", "a").write("c")\n#+end_src\n',
    'b.org': '#+begin_src python :creates unseen\nopen("order", "a").write("c")\n#+end_src\n',
  })
  await scratch.runbook('run', 'a.org')
  await scratch.runbook('run', 'b.org')
  expect(scratch.read('order')).toBe('a\nc')
})

test('a block that is done already is done for those that need it', async () => {
  using scratch = new Scratch({
    'a.md': fence('#build creates=app', 'false') + order('deploy', 'needs=build'),
    app: '',
  })
  await scratch.runbook('run', 'a.md')
  expect(scratch.read('order')).toBe('deploy\n')
})

test('in a rehearsal nothing is done already, unless the cassette says so', async () => {
  const guarded = (name: string): string =>
    fence(`unless="kubectl get ns ${name}"`, `kubectl create ns ${name}; echo ${name} >>order`)
  using scratch = new Scratch({
    'a.md': guarded('one') + guarded('two'),
    'a.rehearsal.yaml': 'version: 1\ncommands:\n  - run: kubectl get ns two\n    stdout: active\n',
  })
  await scratch.runbook('run', 'a.md', '--rehearse')
  expect(scratch.read('order')).toBe('one\n')
})
