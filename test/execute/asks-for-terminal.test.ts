import { expect, test } from 'vitest'

import { asksForTerminal } from '../../src/execute/asks-for-terminal.ts'

test.each([
  ['test -t 0 && echo yes', true],
  ['if [ ! -p x -a -t 0 ]; then :; fi', true],
  ['[[ -t 0 ]]', true],
  ['echo $(tty)', true],
  ['[ -t 1 ]', false],
  ['[ -n x ]\necho -t 0', false],
  ['echo pretty', false],
])('%j asks for a terminal: %j', (script, asks) => {
  expect(asksForTerminal(script)).toBe(asks)
})

test('a line of half a million brackets is read in linear time', () => {
  expect(asksForTerminal('[ '.repeat(500_000))).toBe(false)
})
