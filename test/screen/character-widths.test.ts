import type { IUnicodeVersionProvider, Terminal } from '@xterm/headless'
import { expect, test } from 'vitest'

import { characterWidths } from '../../src/screen/character-widths.ts'
import { loadGraphemes } from '../../src/screen/load-graphemes.ts'

/** What the addon alone would say, as it registers it. */
function addonWidths(): IUnicodeVersionProvider {
  const providers: IUnicodeVersionProvider[] = []
  const register = (provider: IUnicodeVersionProvider) => providers.push(provider)
  loadGraphemes().activate({ unicode: { register } } as unknown as Terminal)
  const found = providers.find(({ version }) => version === '15-graphemes')
  if (found === undefined) throw new TypeError('the addon has other versions')
  return found
}

/** Printable characters, those of two columns, emoji, marks and joiners among them. */
const codePoints = Array.from({ length: 0x1fb00 - 0x20 }, (_, at) => at + 0x20)

/** Width, and whether it joins the one before; what kind a character is tells only what comes after it. */
const visible = (properties: number): number => properties & 7

test('characterWidths() says of each character alone what the addon says', () => {
  const [ours, all] = [characterWidths(), addonWidths()]
  const wrong = codePoints.filter(
    (codepoint) =>
      visible(ours.charProperties(codepoint, 0)) !== visible(all.charProperties(codepoint, 0)),
  )
  expect(wrong).toEqual([])
})

test.each([
  ['a letter', 'a'],
  ['an angle', '❯'],
  ['box drawing', '─'],
])('characterWidths() joins what comes after %s as the addon does', (_, text) => {
  const [ours, all] = [characterWidths(), addonWidths()]
  const before = text.codePointAt(0) ?? 0
  const [ourState, state] = [ours.charProperties(before, 0), all.charProperties(before, 0)]
  const wrong = codePoints.filter(
    (codepoint) =>
      visible(ours.charProperties(codepoint, ourState)) !==
      visible(all.charProperties(codepoint, state)),
  )
  expect(wrong).toEqual([])
})

test('characterWidths() gives each character its own width as the addon does', () => {
  const [ours, all] = [characterWidths(), addonWidths()]
  const wrong = codePoints.filter((codepoint) => ours.wcwidth(codepoint) !== all.wcwidth(codepoint))
  expect(wrong).toEqual([])
})
