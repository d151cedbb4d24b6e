import { expect, test } from 'vitest'

import { Scratch } from './command-line.ts'

const library = '#+NAME: hello\n#+begin_src sh\necho hi\n#+end_src\n'

test('plan shows a call of a block that stands in a library', async () => {
  using scratch = new Scratch({
    'library.org': library,
    'a.org': '#+RUNBOOK_LIBRARY: library.org\n\n#+CALL: hello()\n',
  })
  const { code, stdout } = await scratch.runbook('plan', 'a.org', '--json')
  expect([code, JSON.parse(stdout)]).toMatchObject([0, [{ skip: null, script: 'echo hi' }]])
})

test('plan --library names the document of a called block', async () => {
  using scratch = new Scratch({ 'library.org': library, 'a.org': '#+CALL: hello()\n' })
  const { code, stdout } = await scratch.runbook('plan', 'a.org', '--library', 'library.org')
  expect([code, stdout]).toEqual([0, expect.stringMatching(/^1 {2}echo hi {2}runs$/m)])
})

test('plan reads a library outside of the directory when its path is granted', async () => {
  using scratch = new Scratch({
    'library.org': library,
    'inner/a.org': '#+RUNBOOK_LIBRARY: ../library.org\n\n#+CALL: hello()\n',
  })
  const plain = await scratch.runbook('plan', 'inner/a.org')
  const granted = await scratch.runbook('plan', 'inner/a.org', '--allow-read', scratch.path)
  expect([plain.code, granted.code]).toEqual([6, 0])
})

test('plan names the setup file that an argument stands in', async () => {
  using scratch = new Scratch({
    'setup.org': '#+PROPERTY: header-args:sh :dir sub\n',
    'a.org': '#+SETUPFILE: setup.org\n\n#+begin_src sh\ntrue\n#+end_src\n',
  })
  const { stdout } = await scratch.runbook('plan', 'a.org', '--json')
  expect(JSON.parse(stdout)).toMatchObject([
    { arguments: expect.arrayContaining([{ ...dirOf, from: 'property of setup.org, a.org:1' }]) },
  ])
})

test('plan says which arguments stand on the line of a call', async () => {
  using scratch = new Scratch({ 'a.org': `${library}\n#+CALL: hello[:dir sub]() :wrap x\n` })
  const { stdout } = await scratch.runbook('plan', 'a.org', '--json')
  const from = 'call, a.org:6'
  expect((JSON.parse(stdout) as unknown[])[1]).toMatchObject({
    arguments: expect.arrayContaining([
      { ...dirOf, from },
      { key: 'wrap', value: 'x', from },
    ]),
  })
})

const dirOf = { key: 'dir', value: 'sub' }
