import { expect, test } from 'vitest'

import { BlockOutput } from '../../src/live/block-output.ts'

function shown(isTerminal: boolean, pieces: readonly string[]): string {
  const output = new BlockOutput(isTerminal)
  return pieces.map((piece) => output.write(Buffer.from(piece))).join('') + output.end()
}

test('lines of a pipe start at the margin', () => {
  expect(shown(false, ['one\ntwo\n'])).toBe('one\r\ntwo\r\n')
})

test('a line end that comes in two pieces is one', () => {
  expect(shown(false, ['one\r', '\ntwo'])).toBe('one\r\ntwo')
})

test('a line feed of a terminal means what it says', () => {
  expect(shown(true, ['one\ntwo\r\n'])).toBe('one\ntwo\r\n')
})

test('what does more than paint does not reach a viewer', () => {
  expect(shown(false, ['a\u001b]52;c;aGk=\u0007b\u001b[6nc\u001b[31md'])).toBe('abc\u001b[31md')
})

test('a character that is cut is whole when its end has come', () => {
  const output = new BlockOutput(false)
  const bytes = Buffer.from('ä')
  expect([output.write(bytes.subarray(0, 1)), output.write(bytes.subarray(1))]).toEqual(['', 'ä'])
})
