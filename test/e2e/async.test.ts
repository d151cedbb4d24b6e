import { expect, test } from 'vitest'

import { bin, finished, Scratch } from './command-line.ts'

const block = (header: string, code: string): string =>
  `#+begin_src bash ${header}\n${code}\n#+end_src\n\n`

/** Waits until a later block has run, which makes the file. */
const untilGo = 'until [ -e go ]; do sleep 0.05; done'

test('blocks of other sessions and without one run while an async block does', async () => {
  const text = `${block(':session x :async yes :timeout 20s', `${untilGo}; cat go`)}${block(
    ':session y',
    'echo y >made',
  )}${block('', 'cat made >go')}`
  using scratch = new Scratch({ 'a.org': text })
  const { code } = await scratch.runbook('run', 'a.org')
  expect([code, scratch.read('a.org').includes('cat go\n#+end_src\n\n#+RESULTS:\n: y\n')]).toEqual([
    0,
    true,
  ])
})

test('a later block of the same session waits for an async block', async () => {
  const text = `${block(':session x :async yes', 'sleep 0.3; v=set')}${block(
    ':session x :results output',
    'echo "v is $v"',
  )}`
  using scratch = new Scratch({ 'a.org': text })
  await scratch.runbook('run', 'a.org')
  expect(scratch.read('a.org')).toContain(': v is set\n')
})

test('the result of an async block is text, as in Emacs', async () => {
  using scratch = new Scratch({ 'a.org': block(':session x :async', 'echo a b; echo c d') })
  await scratch.runbook('run', 'a.org')
  expect(scratch.read('a.org')).toContain('#+RESULTS:\n: a b\n: c d\n')
})

test('an async block that fails makes the run fail, and no other block starts', async () => {
  const fails = block(':session x :async yes', `${untilGo}; (exit 3)`)
  const text = `${fails}${block('', 'touch go')}${block(':session x', 'touch never')}`
  using scratch = new Scratch({ 'a.org': text })
  const { code } = await scratch.runbook('run', 'a.org')
  expect([code, scratch.state().some((file) => file.startsWith('never'))]).toEqual([3, false])
})

test('an async block at the end of a document is waited for', async () => {
  using scratch = new Scratch({ 'a.org': block(':session x :async yes', 'sleep 0.3; echo done') })
  await scratch.runbook('run', 'a.org')
  expect(scratch.read('a.org')).toContain(': done\n')
})

test('an interrupt ends async blocks too, and the run says where to go on', async () => {
  const text = block(':session x :async yes', 'touch begun; sleep 100')
  using scratch = new Scratch({ 'a.org': text })
  const run = scratch.start('bash', [
    '-c',
    `"$0" "$@" & until [ -e begun ]; do sleep 0.05; done; kill -INT $!; wait $!`,
    process.execPath,
    bin,
    'run',
    'a.org',
  ])
  const { code, stderr } = await finished(run)
  expect([code, stderr]).toEqual([130, expect.stringContaining('to go on: runbook run a.org')])
})

test('a reference to an async block waits for its result', async () => {
  const text = `#+NAME: one\n${block(':session x :async yes :results output', 'echo a b')}${block(
    ':var v=one :results output',
    'echo "got $v"',
  )}`
  using scratch = new Scratch({ 'a.org': text })
  await scratch.runbook('run', 'a.org')
  expect(scratch.read('a.org')).toContain(': got a b\n')
})

test('a rehearsal plays async blocks one after the other', async () => {
  const text = `${block(':session x :async yes', 'sleep 0.3; echo 1 >>order')}${block('', 'echo 2 >>order')}`
  using scratch = new Scratch({ 'a.org': text })
  await scratch.runbook('run', '--rehearse', 'a.org')
  expect(scratch.read('order')).toBe('1\n2\n')
})
