import { expect, test } from 'vitest'

import { bundledFont } from '../../../src/screen/font/bundled-font.ts'
import { cellMetrics } from '../../../src/screen/glyph/cell-metrics.ts'
import { type GlyphRequest, openGlyphs } from '../../../src/screen/glyph/open-glyphs.ts'
import { placeCluster } from '../../../src/screen/glyph/place-cluster.ts'

const metrics = cellMetrics({ fontSize: 20, lineHeight: 1.3, letterSpacing: 0, font: bundledFont })
const { cellWidth, cellHeight, baseline } = metrics
const plain = {
  cols: 1,
  bold: false,
  italic: false,
  underline: 'none',
  strike: false,
  overline: false,
  glyphs: null,
} as const
const missing = '\u{10ffff}'

function draw(text: string, change: Partial<GlyphRequest> = {}): Uint8Array {
  return openGlyphs(metrics).draw({ ...plain, text, ...change })
}

const amount = (levels: Uint8Array): number => levels.reduce((sum, level) => sum + level, 0)

/** Ink in a column of pixels. */
const inColumn = (levels: Uint8Array, x: number): number =>
  amount(levels.filter((_, at) => at % cellWidth === x))

const samples = [
  ['Armenian', 'Հ'],
  ['Hebrew', 'שָׁ'],
  ['Arabic', 'سَ'],
  ['Devanagari', 'हि'],
  ['Bengali', 'কি'],
  ['Tamil', 'கோ'],
  ['Telugu', 'కృ'],
  ['Thai', 'ที่'],
  ['Georgian', 'ქ'],
  ['Ethiopic', 'አ'],
] as const

test.each(samples)('a picture shows %s, and no box for what is missing', (_, text) => {
  const levels = draw(text)
  expect(amount(levels)).toBeGreaterThan(0)
  expect(levels).not.toEqual(draw(missing))
})

test.each(samples)('%s is drawn bold with more ink', (_, text) => {
  expect(amount(draw(text, { bold: true }))).toBeGreaterThan(amount(draw(text)))
})

test.each(samples)('%s leans where it is italic', (_, text) => {
  expect(draw(text, { italic: true })).not.toEqual(draw(text))
})

test.each(samples)('%s stays in its cell, with all of its marks', (_, text) => {
  const placed = placeCluster({ ...plain, text }, metrics)
  const points = placed?.outline.flat().map(({ x, y }) => placed.place(x, y)) ?? []
  const least = points.map(([x, y]) => Math.min(x + 1, y + 0.01))
  const most = points.map(([x, y]) => Math.max(x - cellWidth - 1, y - cellHeight - 0.01))
  expect([Math.min(...least) >= 0, Math.max(...most) <= 0]).toEqual([true, true])
})

test('a mark of another script over a Latin letter is no box', () => {
  expect(amount(draw('x\u0e48'))).toBeLessThan(amount(draw('x')) + amount(draw(missing)) / 2)
})

test('marks piled up above a letter make it lower instead of leaving the cell', () => {
  const placed = placeCluster({ ...plain, text: 'لَّ' }, metrics)
  const ys = placed?.outline.flat().map(({ x, y }) => placed.place(x, y)[1]) ?? []
  expect(Math.min(...ys)).toBeGreaterThan(-0.01)
})

test('letters of other scripts stand on the baseline', () => {
  const rows = draw('ก').findLastIndex((level) => level > 0) / cellWidth
  expect(Math.floor(rows)).toBe(baseline - 1)
})

test('letters with a headline reach both sides of their cell', () => {
  for (const text of ['र', 'क', 'हि', 'দ']) {
    const levels = draw(text)
    expect([inColumn(levels, 0) > 0, inColumn(levels, cellWidth - 1) > 0]).toEqual([true, true])
  }
})

test.each([
  ['final', 'ﺎ', [false, true]],
  ['initial', 'ﺑ', [true, false]],
  ['medial', 'ﺒ', [true, true]],
])('the %s form of an Arabic letter reaches the sides where it is joined', (_, text, sides) => {
  const stroke = draw(text).slice((baseline - 3) * cellWidth, baseline * cellWidth)
  expect([0, cellWidth - 1].map((x) => inColumn(stroke, x) > 15)).toEqual(sides)
})

test('a ligature of lam and alef has both letters', () => {
  expect(amount(draw('ﻻ'))).toBeGreaterThan(amount(draw('ا')))
})

test.each([
  ['Latin', 'é'],
  ['Cyrillic', 'я'],
  ['Hangul', '한'],
])('placeCluster() leaves %s to the fonts of text', (_, text) => {
  expect(placeCluster({ ...plain, text }, metrics)).toBeNull()
})

test('placeCluster() leaves to the text font what that has', () => {
  const hebrew = { ...bundledFont, load: () => ({ ...bundledFont.load(plain), font: all }) }
  const all = { ...bundledFont.load(plain).font, glyphOf: () => 1 }
  expect(placeCluster({ ...plain, text: 'א' }, { ...metrics, font: hebrew })).toBeNull()
})

test('every character of these scripts is drawn or a box, alone and with marks of any kind', () => {
  const glyphs = openGlyphs(metrics)
  const codePoints = Array.from({ length: 0xfeff - 0x530 }, (_, at) => 0x530 + at)
  const marks = '\u0301\u05b8\u0651\u093f\u0e48\u0e33\u200d'
  const texts = codePoints
    .map((codePoint) => String.fromCodePoint(codePoint))
    .filter((text) => placeCluster({ ...plain, text }, metrics) !== null)
    .flatMap((text) => [text, text + marks, marks + text])
  expect(texts.length).toBeGreaterThan(3000)
  expect(() => texts.map((text) => glyphs.draw({ ...plain, text }))).not.toThrow()
})

test('what hangs below the baseline is not turned over in a cell that is lower', () => {
  const low = cellMetrics({ fontSize: 20, lineHeight: 0.3, letterSpacing: 0, font: bundledFont })
  const placed = placeCluster({ ...plain, text: 'कू' }, low)
  const below = placed?.outline.flat().filter(({ y }) => y < 0) ?? []
  const tops = below.map(({ x, y }) => placed?.place(x, y)[1] ?? 0)
  expect(Math.min(...tops)).toBeGreaterThanOrEqual(low.baseline)
})
