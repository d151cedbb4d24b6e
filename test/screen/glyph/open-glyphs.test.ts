import { expect, test } from 'vitest'

import { bundledFont } from '../../../src/screen/font/bundled-font.ts'
import { cellMetrics } from '../../../src/screen/glyph/cell-metrics.ts'
import { fullInk, type GlyphRequest, openGlyphs } from '../../../src/screen/glyph/open-glyphs.ts'

const metrics = cellMetrics({ fontSize: 20, lineHeight: 1.3, letterSpacing: 0, font: bundledFont })
const glyphs = openGlyphs(metrics)
const plain = {
  cols: 1,
  bold: false,
  italic: false,
  underline: 'none',
  strike: false,
  overline: false,
  glyphs: null,
} as const

function draw(text: string, change: Partial<GlyphRequest> = {}): Uint8Array {
  return glyphs.draw({ ...plain, text, ...change })
}

const amount = (levels: Uint8Array): number => levels.reduce((sum, level) => sum + level, 0)

/** First and last row with ink. */
function inkRows(levels: Uint8Array, width = metrics.cellWidth): readonly [number, number] {
  const rows = Array.from({ length: metrics.cellHeight }, (_, row) => row).filter((row) =>
    levels.subarray(row * width, (row + 1) * width).some((level) => level > 0),
  )
  return [rows[0] ?? -1, rows.at(-1) ?? -1]
}

test.each([
  [16, 10, 21],
  [18, 11, 23],
  [20, 12, 26],
  [22, 13, 29],
])('cellMetrics() of %d px text has whole pixels', (fontSize, cellWidth, cellHeight) => {
  expect(
    cellMetrics({ fontSize, lineHeight: 1.3, letterSpacing: 0, font: bundledFont }),
  ).toMatchObject({
    cellWidth,
    cellHeight,
  })
})

test.each(['', ' ', '\u200b', '\u00a0'])('draw() leaves the blank %j empty', (text) => {
  expect(amount(draw(text))).toBe(0)
})

test('draw() puts letters on the baseline', () => {
  expect(inkRows(draw('x'))[1]).toBe(metrics.baseline - 1)
})

test('draw() begins round and flat small letters on the same row', () => {
  expect(inkRows(draw('o'))[0]).toBe(inkRows(draw('x'))[0])
})

test('draw() lets letters hang below the baseline', () => {
  expect(inkRows(draw('g'))[1]).toBeGreaterThan(metrics.baseline)
})

test('draw() draws bold with more ink', () => {
  expect(amount(draw('m', { bold: true }))).toBeGreaterThan(amount(draw('m')) * 1.15)
})

test('draw() draws italic otherwise', () => {
  expect(draw('a', { italic: true })).not.toEqual(draw('a'))
})

test('draw() slopes characters of a font without italics', () => {
  expect(draw('한', { cols: 2, italic: true })).not.toEqual(draw('한', { cols: 2 }))
})

test('draw() underlines the whole width, below the baseline', () => {
  const levels = draw('', { underline: 'single' })
  const [row] = inkRows(levels)
  expect(row).toBeGreaterThan(metrics.baseline)
  expect([...levels.subarray(row * 12, row * 12 + 12)]).toEqual(
    Array.from({ length: 12 }, () => fullInk),
  )
})

test('draw() strikes between the baseline and the top of letters', () => {
  const [row] = inkRows(draw('', { strike: true }))
  expect([row < metrics.baseline, row > inkRows(draw('x'))[0]]).toEqual([true, true])
})

test('draw() fills both cells with Hangul', () => {
  const levels = draw('한', { cols: 2 })
  const columns = Array.from({ length: 24 }, (_, x) => x).filter((x) =>
    levels.some((level, at) => level > 0 && at % 24 === x),
  )
  expect([(columns[0] ?? 24) <= 3, (columns.at(-1) ?? 0) >= 20]).toEqual([true, true])
})

test('draw() keeps Hangul within the cell', () => {
  const rows = Array.from('한글쾌뷁꽃', (text) => inkRows(draw(text, { cols: 2 }), 24))
  expect(rows.every(([first, last]) => first >= 0 && last < metrics.cellHeight)).toBe(true)
})

test('draw() draws decomposed characters as composed ones', () => {
  expect(draw('e\u0301')).toEqual(draw('é'))
})

test('draw() lays marks that do not compose over their letter', () => {
  expect(amount(draw('x\u0302'))).toBeGreaterThan(amount(draw('x')))
})

test.each([
  ['one cell', 1],
  ['two cells', 2],
])('draw() shows a character that no font has as a box, in %s', (_, cols) => {
  expect(amount(draw('🚀', { cols }))).toBeGreaterThan(0)
})

test('draw() makes all levels between none and full', () => {
  const levels = new Set(Array.from('Sphinx of black quartz', (text) => [...draw(text)]).flat())
  expect([...levels].toSorted((a, b) => a - b)).toEqual(
    Array.from({ length: fullInk + 1 }, (_, level) => level),
  )
})

test.each(['ｱ', 'ﾝ', '｡', '｢'])('draw() has the half-width form %s', (text) => {
  expect(draw(text)).not.toEqual(draw('\u{10ffff}'))
})

test.each([0xf09b, 0xf0866, 0xe718])('the icon U+%x is as wide as its cell', (codePoint) => {
  const { cellWidth } = metrics
  const levels = draw(String.fromCodePoint(codePoint))
  const columns = Array.from({ length: cellWidth }, (_, column) =>
    levels.some((level, at) => at % cellWidth === column && level > 0),
  )
  expect(columns.every(Boolean)).toBe(true)
})

test('draw() draws an overline along the upper edge', () => {
  expect(inkRows(draw('', { overline: true }))[0]).toBe(0)
})
