import { expect, test } from 'vitest'

import { Scratch } from './command-line.ts'

const fence = '```'
const block = (...lines: readonly string[]): string =>
  [`${fence}bash`, ...lines, fence, ''].join('\n')

const cases: readonly (readonly [string, string, number])[] = [
  ['behind a command passes where it is printed', block('echo hi  #=> hi', 'echo ho #=> h[..]'), 0],
  ['behind a command fails where another is printed', block('echo hi  #=> ho', 'echo x'), 4],
  ['below a command is held, too', block('echo hi', '#=> ho'), 4],
  ['in quotes is text', block('echo "a #=> b"'), 0],
  ['of a command that prints nothing is empty', block('true #=>'), 0],
]
for (const [title, text, wanted] of cases) {
  test(`output ${title}`, async () => {
    using scratch = new Scratch({ 'a.md': text })
    expect((await scratch.runbook('test', 'a.md')).code).toBe(wanted)
  })
}

test('an update writes output behind its command', async () => {
  using scratch = new Scratch({ 'a.md': block('echo hi  #=> ho', 'echo x', '#=> y') })
  await scratch.runbook('test', 'a.md', '--update')
  expect(scratch.read('a.md')).toBe(block('echo hi  #=> hi', 'echo x', '#=> x'))
})

test('an update leaves alone what has no room behind its command', async () => {
  const text = block('seq 2  #=> 1')
  using scratch = new Scratch({ 'a.md': text })
  await scratch.runbook('test', 'a.md', '--update')
  expect(scratch.read('a.md')).toBe(text)
})

test('output behind a command that differs is told at its line', async () => {
  using scratch = new Scratch({ 'a.md': block('echo hi  #=> hi', 'echo x  #=> y') })
  const { stderr } = await scratch.runbook('test', 'a.md')
  expect(stderr).toContain('a.md:3 ')
})
