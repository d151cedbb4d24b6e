import { expect, test } from 'vitest'

import { rasterize } from '../../../src/screen/font/rasterize.ts'
import { drawSymbol } from '../../../src/screen/glyph/draw-symbol.ts'

const box = { width: 12, height: 24, line: 1 }
const ink = (codePoint: number): number[] => [
  ...rasterize(drawSymbol(codePoint, box)?.polygons ?? [], box),
]
const at = (codePoint: number, x: number, y: number): number =>
  ink(codePoint)[y * box.width + x] ?? 0

// Dots are numbered 1 2 3 7 down the left column, 4 5 6 8 down the right one.
test.each([
  [1, 3, 3],
  [2, 3, 9],
  [3, 3, 15],
  [7, 3, 21],
  [4, 9, 3],
  [5, 9, 9],
  [6, 9, 15],
  [8, 9, 21],
])('drawSymbol() puts braille dot %d at its place', (dot, x, y) => {
  expect(at(0x2800 + (1 << (dot - 1)), x, y)).toBe(1)
})

test('drawSymbol() draws as many dots as a braille pattern has', () => {
  expect(
    [0x2800, 0x2801, 0x28ff].map((codePoint) => drawSymbol(codePoint, box)?.polygons.length),
  ).toEqual([0, 1, 8])
})

test.each([
  ['right arrow', 0xe0b0, 0],
  ['left arrow', 0xe0b2, 11],
  ['right half circle', 0xe0b4, 0],
  ['left half circle', 0xe0b6, 11],
])('drawSymbol() joins the %s to its neighbour on the whole height', (_, codePoint, x) => {
  const edge = Array.from({ length: 22 }, (_row, y) => at(codePoint, x, y + 1))
  expect(Math.min(...edge)).toBeGreaterThan(0.5)
})

test.each([
  ['lower left', 0xe0b8, 0, 23],
  ['lower right', 0xe0ba, 11, 23],
  ['upper left', 0xe0bc, 0, 0],
  ['upper right', 0xe0be, 11, 0],
])('drawSymbol() fills the %s corner', (_, codePoint, x, y) => {
  expect([at(codePoint, x, y) > 0.5, at(codePoint, 11 - x, 23 - y)]).toEqual([true, 0])
})

test.each([0xe0b1, 0xe0b3, 0xe0b5, 0xe0b7, 0xe0b9, 0xe0bb, 0xe0bd, 0xe0bf])(
  'drawSymbol() draws thin separator U+%d as a line',
  (codePoint) => {
    const share = ink(codePoint).reduce((sum, part) => sum + part, 0) / (12 * 24)
    expect([share > 0.02, share < 0.25]).toEqual([true, true])
  },
)

test('drawSymbol() is null for other characters', () => {
  expect([0x27ff, 0x2900, 0xe0c0].map((codePoint) => drawSymbol(codePoint, box))).toEqual([
    null,
    null,
    null,
  ])
})
