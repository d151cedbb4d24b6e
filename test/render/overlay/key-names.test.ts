import { expect, test } from 'vitest'

import { namedKey } from '../../../src/player/keys.ts'
import { keyNames } from '../../../src/render/overlay/key-names.ts'

const names = (input: string): string[] => keyNames(input).map(({ text }) => text)

test.each([
  ['a', ['a']],
  ['한', ['한']],
  [' ', [' ']],
  ['\r', ['Enter']],
  ['\t', ['Tab']],
  ['\u007f', ['Backspace']],
  ['\u0003', ['Ctrl+C']],
  ['\0', ['Ctrl+Space']],
  ['\u001b', ['Esc']],
  ['\u001bx', ['Alt+x']],
  ['\u001b\r', ['Alt+Enter']],
  ['\u001b[Z', ['Shift+Tab']],
  ['\u001b[1;5C', ['Ctrl+→']],
  ['\u001b[1;4D', ['Alt+Shift+←']],
  ['\u001b\u001b[A', ['Esc', '↑']],
  ['ls\r', ['l', 's', 'Enter']],
])('%j is shown as %j', (input, shown) => {
  expect(names(input)).toEqual(shown)
})

const signs: Readonly<Record<string, string>> = {
  Up: '↑',
  Down: '↓',
  Left: '←',
  Right: '→',
  Escape: 'Esc',
  Space: ' ',
}
const keys =
  'Enter Tab Space Backspace Delete Insert Escape Up Down Left Right PageUp PageDown Home End F1 F2 F3 F4 F5 F6 F7 F8 F9 F10 F11 F12'

test.each(keys.split(' '))('the key %s of a tape has its name', (key) => {
  for (const applicationCursor of [false, true])
    expect(names(namedKey(key, { applicationCursor }) ?? '')).toEqual([signs[key] ?? key])
})
