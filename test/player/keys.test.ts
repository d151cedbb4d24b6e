import { expect, test } from 'vitest'

import { altKeys, controlKeys, namedKey, shiftKeys, typedKeys } from '../../src/player/keys.ts'

const normal = { applicationCursor: false }

// Bytes as a program under VHS got them.
const cases: readonly (readonly [string, string, string])[] = [
  ['Ctrl+A', controlKeys(['A']), '\u0001'],
  ['Ctrl+z', controlKeys(['z']), '\u001a'],
  ['Ctrl+[', controlKeys(['[']), '\u001b'],
  ['Ctrl+\\', controlKeys(['\\']), '\u001c'],
  ['Ctrl+]', controlKeys([']']), '\u001d'],
  ['Ctrl+^', controlKeys(['^']), '\u001e'],
  ['Ctrl+Space', controlKeys(['Space']), '\0'],
  ['Ctrl+@', controlKeys(['@']), ''],
  ['Ctrl+-', controlKeys(['-']), ''],
  ['Ctrl+Enter', controlKeys(['Enter']), '\r'],
  ['Ctrl+Backspace', controlKeys(['Backspace']), '\b'],
  ['Ctrl+Up', controlKeys(['Up']), '\u001b[1;5A'],
  ['Ctrl+Alt+Left', controlKeys(['Alt', 'Left']), '\u001b[1;7D'],
  ['Ctrl+Shift+O', controlKeys(['Shift', 'O']), ''],
  ['Ctrl+Alt+Shift+P', controlKeys(['Alt', 'Shift', 'P']), '\u001b\u0010'],
  ['Ctrl+A+B', controlKeys(['A', 'B']), '\u0001\u0002'],
  ['Alt+L', altKeys('L'), '\u001bl'],
  ['Alt+abc', altKeys('abc'), '\u001ba\u001bb\u001bc'],
  ['Alt+Tab', altKeys('Tab'), '\t'],
  ['Shift+Tab', shiftKeys('Tab'), '\u001b[Z'],
  ['Shift+a', shiftKeys('a'), 'a'],
  ['Shift+Enter', shiftKeys('Enter'), '\r'],
  ['an arrow as text', typedKeys('é↑', normal).join(), 'é,\u001b[A'],
  ['Down', namedKey('Down', normal) ?? '', '\u001b[B'],
  [
    'Down for a program with application keys',
    namedKey('Down', { applicationCursor: true }) ?? '',
    '\u001bOB',
  ],
]

for (const [name, found, bytes] of cases) {
  test(`${name} sends ${JSON.stringify(bytes)}`, () => {
    expect(found).toBe(bytes)
  })
}
