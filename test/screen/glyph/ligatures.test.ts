import { expect, test } from 'vitest'

import { bundledFont } from '../../../src/screen/font/bundled-font.ts'
import type { TextFont } from '../../../src/screen/font/text-font.ts'
import { frames } from '../../../src/screen/frames.ts'
import { ligatureGlyphs } from '../../../src/screen/glyph/ligature-cell.ts'
import { createLigatures } from '../../../src/screen/glyph/ligatures.ts'
import { castOf } from '../cast-of.ts'

function lineOf(text: string) {
  const [frame] = frames(castOf({ cols: 40, rows: 1 }, [[0, text]]), {
    fpsCap: 50,
    idleLimitMs: 0,
    lastFrameMs: 0,
  })
  return frame?.screen.lines[0] ?? []
}

/** The columns in which a line of text shows ligatures. */
function joinedColumns(text: string): number[] {
  return createLigatures(bundledFont)(lineOf(text)).flatMap((cell, column) =>
    ligatureGlyphs(cell) === null ? [] : [column],
  )
}

test.each([
  ['a->b', [1, 2]],
  ['x === y', [2, 3, 4]],
  ['-> =>', [0, 1, 3, 4]],
  ['no ligature', []],
  ['\u001b[31m-\u001b[32m>', []],
  ['\u001b[8m->', []],
  ['\u001b[1m->', [0, 1]],
  ['한->', [2, 3]],
  ['-\u0301>', []],
])('%j has ligatures in columns %j', (text, columns) => {
  expect(joinedColumns(text)).toEqual(columns)
})

test('each cell of a ligature shows its part of the same glyph', () => {
  const cells = createLigatures(bundledFont)(lineOf('->')).slice(0, 2)
  const [left, right] = cells.map((cell) => ligatureGlyphs(cell) ?? [])
  expect(left?.map(({ glyph }) => glyph)).toEqual(right?.map(({ glyph }) => glyph))
  expect([left, right].map((glyphs) => glyphs?.map(({ columns }) => columns))).toEqual([[1], [0]])
})

test('cells of a ligature keep their characters', () => {
  const cells = createLigatures(bundledFont)(lineOf('->'))
  expect(cells[0]?.text.concat(cells[1]?.text ?? '')).toBe('->')
})

test('the same ligature is the same cells', () => {
  const cells = createLigatures(bundledFont)(lineOf('-> ->'))
  expect(cells.slice(3, 5)).toEqual(cells.slice(0, 2))
  expect(cells[3]).toBe(cells[0])
})

test('a ligature that leans for want of an italic face is in the cell that it leans into', () => {
  const upright: TextFont = {
    ...bundledFont,
    load: ({ bold }) => ({ ...bundledFont.load({ bold, italic: false }), isItalic: false }),
  }
  const partsOf = (text: string): number | undefined => {
    const [, , third] = createLigatures(upright)(lineOf(text))
    return third && ligatureGlyphs(third)?.length
  }
  expect([partsOf('#{#{'), partsOf('\u001b[3m#{#{')]).toEqual([1, 2])
})
