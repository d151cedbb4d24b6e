import { existsSync } from 'node:fs'
import { join } from 'node:path'

import { expect, test } from 'vitest'

import { orgBlock, Scratch } from './command-line.ts'

test('a run takes back what would lead git out of its repository, and says so', async () => {
  using scratch = new Scratch({ 'a.org': orgBlock('echo ../evil > .git/commondir') })
  await scratch.run('git', ['init', '-q', '.'])
  const { code, stderr } = await scratch.runbook('run', 'a.org')
  expect([code, existsSync(join(scratch.path, '.git/commondir')), stderr]).toEqual([
    0,
    false,
    expect.stringContaining('warning removed .git/commondir'),
  ])
})

test('a run says which files that others obey a document made', async () => {
  const code = 'touch .envrc; mkdir .vscode'
  using scratch = new Scratch({ 'a.org': orgBlock(code) })
  const { stderr } = await scratch.runbook('run', 'a.org')
  expect(stderr).toContain('warning the document made .envrc, .vscode:')
})

test('a run whose files cannot be tangled says which files that others obey their blocks made', async () => {
  const made = `#+name: called\n${orgBlock('touch .envrc; false')}`
  using scratch = new Scratch({
    'a.org': `${made}\n${orgBlock('', ':tangle a.sh :var x=called()')}`,
  })
  const { code, stderr } = await scratch.runbook('run', 'a.org')
  expect([code, stderr]).toEqual([3, expect.stringContaining('warning the document made .envrc:')])
})

test('a run says that a document made its own sidecar, which the next run obeys', async () => {
  using scratch = new Scratch({ 'a.org': orgBlock('touch a.runbook.yaml') })
  const { stderr } = await scratch.runbook('run', 'a.org')
  expect(stderr).toContain('warning the document made a.runbook.yaml:')
})

test.each([
  ['a setup file', '#+setupfile: part.org\n'],
  ['a library', '#+runbook_library: part.org\n'],
  ['a document that it calls', '#+call: part.org:lent()\n'],
])('no block of a document writes to %s', async (_, above) => {
  const part = '#+name: lent\n#+begin_src sh\ntrue\n#+end_src\n'
  using scratch = new Scratch({
    'a.org': `${above}\n${orgBlock('echo "#+property: header-args :prologue evil" > part.org')}`,
    'part.org': part,
  })
  const { code } = await scratch.runbook('run', 'a.org')
  expect([code, scratch.read('part.org')]).toEqual([3, part])
})

test('a run says that a document made the setup file that it names', async () => {
  using scratch = new Scratch({
    'a.org': `#+setupfile: "x/b.org"\n\n${orgBlock('mkdir x; touch x/b.org')}`,
  })
  const { stderr } = await scratch.runbook('run', 'a.org')
  expect(stderr).toContain('warning the document made x/b.org:')
})

test('a run tells the same as an event', async () => {
  using scratch = new Scratch({ 'a.org': orgBlock('touch .envrc') })
  const { stdout } = await scratch.runbook('run', 'a.org', '--json')
  expect(stdout).toContain('{"type":"left-behind","removed":[],"obeyed":[".envrc"]}\n')
})

test('a tape takes back what would lead git out of its repository, and says so', async () => {
  const typed = 'Type "echo ../evil > .git/commondir"\nEnter\n'
  using scratch = new Scratch({ 'a.tape': `Output a.txt\n${typed}` })
  await scratch.run('git', ['init', '-q', '.'])
  const { stderr } = await scratch.runbook('run', 'a.tape')
  expect([existsSync(join(scratch.path, '.git/commondir')), stderr]).toEqual([
    false,
    expect.stringContaining('warning removed .git/commondir'),
  ])
})

const called = `#+name: called\n${orgBlock('echo ../evil > .git/commondir', ':results output :exports none')}`
const without = 'warning removed .git/commondir'

test('blocks that a tangled file needs lead git nowhere, and a tangle says so', async () => {
  using scratch = new Scratch({
    'a.org': `${called}\n${orgBlock('', ':tangle a.sh :var x=called()')}`,
  })
  await scratch.run('git', ['init', '-q', '.'])
  const { stderr } = await scratch.runbook('tangle', '--run', 'a.org')
  expect([existsSync(join(scratch.path, '.git/commondir')), stderr]).toEqual([
    false,
    expect.stringContaining(without),
  ])
})

test('blocks that code in an export needs lead git nowhere, and a build says so', async () => {
  const shown = orgBlock('echo <<called()>>', ':noweb yes :exports code')
  using scratch = new Scratch({ 'a.org': `${called}\n${shown}` })
  await scratch.run('git', ['init', '-q', '.'])
  const { stderr } = await scratch.runbook('build', 'a.org')
  expect([existsSync(join(scratch.path, '.git/commondir')), stderr]).toEqual([
    false,
    expect.stringContaining(without),
  ])
})

test('a test of a document says which files that others obey it made', async () => {
  using scratch = new Scratch({ 'a.org': orgBlock('touch .envrc') })
  const { stderr } = await scratch.runbook('test', 'a.org')
  expect(stderr).toContain('warning the document made .envrc:')
})

test('a test file of another tool says which files that others obey it made', async () => {
  using scratch = new Scratch({ 'a.t': '  $ touch $TESTDIR/.envrc\n' })
  const { stderr } = await scratch.runbook('test', 'a.t')
  expect(stderr).toContain('warning the document made .envrc:')
})

test('a test of a tape says which files that others obey it made', async () => {
  using scratch = new Scratch({
    'a.tape': 'Output a.txt\nType "touch .envrc"\nEnter\n',
    'a.txt': '',
  })
  const { stderr } = await scratch.runbook('test', 'a.tape')
  expect(stderr).toContain('warning the document made .envrc:')
})
