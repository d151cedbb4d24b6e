import { expect, test } from 'vitest'

import { bundledFont } from '../../../src/screen/font/bundled-font.ts'
import { openFontSet } from '../../../src/screen/font/font-set.ts'

const fonts = openFontSet(bundledFont)
const plain = { bold: false, italic: false }
const text = fonts.primary(plain)

test('readOpenType() reads the metrics of the text font', () => {
  const { unitsPerEm, xHeight, capHeight, ascent, descent } = text
  expect([unitsPerEm, xHeight, capHeight, ascent, descent]).toEqual([1000, 550, 730, 1020, -300])
})

test('advanceOf() is the same for all letters', () => {
  const advances = Array.from('ilMW@', (letter) =>
    text.advanceOf(text.glyphOf(letter.codePointAt(0) ?? 0)),
  )
  expect(new Set(advances)).toEqual(new Set([600]))
})

test('glyphOf() is 0 for a character that the font lacks', () => {
  expect(text.glyphOf('한'.codePointAt(0) ?? 0)).toBe(0)
})

test('glyphOf() is 0 beyond the Basic Multilingual Plane', () => {
  expect(text.glyphOf(0x1f680)).toBe(0)
})

test('outlineOf() has a contour for each edge of ink', () => {
  const contours = Array.from(
    'lo',
    (letter) => text.outlineOf(text.glyphOf(letter.codePointAt(0) ?? 0)).length,
  )
  expect(contours).toEqual([1, 2])
})

test('outlineOf() of a blank has no contours', () => {
  expect(text.outlineOf(text.glyphOf(0x20))).toEqual([])
})

test('outlineOf() joins the parts of a composite glyph', () => {
  const heightOf = (letter: string): number =>
    Math.max(
      ...text
        .outlineOf(text.glyphOf(letter.codePointAt(0) ?? 0))
        .flat()
        .map(({ y }) => y),
    )
  expect(heightOf('É')).toBeGreaterThan(heightOf('E'))
})

test('outlineOf() reads every glyph of the Basic Multilingual Plane', () => {
  const points = Array.from({ length: 0x10000 }, (_, codePoint) => text.glyphOf(codePoint))
    .filter((glyph) => glyph !== 0)
    .flatMap((glyph) => text.outlineOf(glyph).flat())
  expect(points.every(({ x, y }) => Math.abs(x) < 4000 && Math.abs(y) < 4000)).toBe(true)
})

test.each([
  ['Hangul', '한'],
  ['Hanja', '漢'],
  ['kana', 'カ'],
  ['a check mark', '✔'],
])('find() falls back to another font for %s', (_, character) => {
  expect(fonts.find(character.codePointAt(0) ?? 0, plain)).toMatchObject({ isPrimary: false })
})

test.each([
  ['Font Awesome', 0xf09b],
  ['Devicons', 0xe718],
  ['Octicons', 0xf418],
  ['Codicons', 0xea84],
  ['Material Design', 0xf0866],
  ['Font Logos', 0xf31b],
  ['Weather Icons', 0xe30d],
  ['IEC power symbols', 0x23fb],
])('find() has the icons of Nerd Fonts: %s', (_, codePoint) => {
  const found = fonts.find(codePoint, plain)
  expect(found?.font.outlineOf(found.font.glyphOf(codePoint)).length).toBeGreaterThan(0)
})

test('find() is null when no font has a character', () => {
  expect(fonts.find(0x1f680, plain)).toBeNull()
})

test('primary() has a font of its own for each face', () => {
  const faces = [false, true].flatMap((bold) =>
    [false, true].map((italic) => fonts.primary({ bold, italic })),
  )
  expect(new Set(faces).size).toBe(4)
})
