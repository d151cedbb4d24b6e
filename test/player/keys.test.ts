import { expect, test } from 'vitest'

import { altKeys, controlKeys, namedKey, shiftKeys, typedKey } from '../../src/player/keys.ts'
import { modifiedKey } from '../../src/player/modified-key.ts'

const normal = { applicationCursor: false }

// Bytes as a program under VHS got them.
const cases: readonly (readonly [string, string, string])[] = [
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
  // As the page that VHS types into has them (xterm.js, Keyboard.ts).
  ['Ctrl+"3"', controlKeys(['3']), '\u001b'],
  ['Ctrl+"|"', controlKeys(['|']), '\u001c'],
  ['Ctrl+"7"', controlKeys(['7']), '\u001f'],
  ['Ctrl+"8"', controlKeys(['8']), '\u007f'],
  ['Ctrl+"2"', controlKeys(['2']), ''],
  ['Ctrl+Shift+@', controlKeys(['Shift', '@']), '\0'],
  ['Ctrl+Shift+"_"', controlKeys(['Shift', '_']), '\u001f'],
  ['Ctrl+Shift+Left', controlKeys(['Shift', 'Left']), '\u001b[1;6D'],
  ['Ctrl+Shift+Space', controlKeys(['Shift', 'Space']), ''],
  ['Ctrl+Alt+Space', controlKeys(['Alt', 'Space']), '\u001b\0'],
  ['Alt+"←"', altKeys('←'), '\u001b[1;5D'],
  ['Shift+"↑"', shiftKeys('↑'), '\u001b[1;2A'],
  ['Ctrl+A+B', controlKeys(['A', 'B']), '\u0001\u0002'],
  ['Alt+L', altKeys('L'), '\u001bl'],
  ['Alt+abc', altKeys('abc'), '\u001ba\u001bb\u001bc'],
  ['Alt+Tab', altKeys('Tab'), '\t'],
  ['Shift+Tab', shiftKeys('Tab'), '\u001b[Z'],
  ['Shift+a', shiftKeys('a'), 'a'],
  ['Shift+Enter', shiftKeys('Enter'), '\r'],
  ['a letter as text', typedKey('é', normal), 'é'],
  ['an arrow as text', typedKey('↑', normal), '\u001b[A'],
  ['Ctrl+Left', controlKeys(['Left']), '\u001b[1;5D'],
  ['Ctrl+Right', controlKeys(['Right']), '\u001b[1;5C'],
  ['Ctrl+Down', controlKeys(['Down']), '\u001b[1;5B'],
  ['Ctrl+Alt+L', controlKeys(['Alt', 'L']), '\u001b\f'],
  ['Alt+.', altKeys('.'), '\u001b.'],
  ['Alt+i', altKeys('i'), '\u001bi'],
  ['Alt+[', altKeys('['), '\u001b['],
  ['Alt+Enter', altKeys('Enter'), '\u001b\r'],
  ['Shift+A', shiftKeys('A'), 'A'],
  ['Shift+[', shiftKeys('['), '['],
  ...(
    [
      ['Enter', '\r'],
      ['Tab', '\t'],
      ['Space', ' '],
      ['Backspace', '\u007f'],
      ['Delete', '\u001b[3~'],
      ['Insert', '\u001b[2~'],
      ['Escape', '\u001b'],
      ['Up', '\u001b[A'],
      ['Down', '\u001b[B'],
      ['Right', '\u001b[C'],
      ['Left', '\u001b[D'],
      ['PageUp', '\u001b[5~'],
      ['PageDown', '\u001b[6~'],
    ] as const
  ).map(([name, bytes]) => [name, namedKey(name, normal) ?? '', bytes] as const),
  ...Array.from('ABCDEFGHIJKLMNOPQRSTUVWXYZ', (letter, index) => {
    return [`Ctrl+${letter}`, controlKeys([letter]), String.fromCharCode(index + 1)] as const
  }),
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

const [shift, alt, control] = [
  { shift: true, alt: false, control: false },
  { shift: false, alt: true, control: false },
  { shift: false, alt: false, control: true },
]

// As xterm sends them.
test.each([
  ['Left', alt, '\u001b[1;3D'],
  ['Up', { ...alt, shift: true }, '\u001b[1;4A'],
  ['End', shift, '\u001b[1;2F'],
  ['F1', control, '\u001b[1;5P'],
  ['F5', shift, '\u001b[15;2~'],
  ['Delete', control, '\u001b[3;5~'],
  ['PageUp', { ...control, alt: true }, '\u001b[5;7~'],
  ['Tab', { ...alt, shift: true }, '\u001b\u001b[Z'],
  ['Backspace', alt, '\u001b\u007f'],
  ['Space', alt, '\u001b '],
  ['Escape', alt, '\u001b\u001b'],
  ['x', alt, null],
])('%s with %j sends %j', (name, modifiers, bytes) => {
  expect(modifiedKey(name, modifiers)).toBe(bytes)
})
