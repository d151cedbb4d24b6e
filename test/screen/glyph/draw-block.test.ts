import { expect, test } from 'vitest'

import { rasterize } from '../../../src/screen/font/rasterize.ts'
import { drawBlock } from '../../../src/screen/glyph/draw-block.ts'

const box = { width: 11, height: 23, line: 1 }
const ink = (codePoint: number): number[] => [
  ...rasterize(drawBlock(codePoint, box)?.polygons ?? [], box),
]
const share = (codePoint: number): number =>
  ink(codePoint).reduce((sum, part) => sum + part, 0) / (11 * 23)

test.each([
  ['halves', 0x2580, 0x2584],
  ['left and right half', 0x258c, 0x2590],
  ['diagonal quadrants', 0x259a, 0x259e],
  ['one quadrant and the other three', 0x2598, 0x259f],
  ['sextants', 0x1fb00, 0x1fb3b],
])('drawBlock() draws %s that fill a cell together, without overlap', (_, one, other) => {
  const [first, second] = [ink(one), ink(other)]
  expect(first.map((part, at) => part + (second[at] ?? 0))).toEqual(first.map(() => 1))
})

test('drawBlock() draws lower eighths that grow', () => {
  const shares = Array.from({ length: 8 }, (_, at) => share(0x2581 + at))
  expect(shares).toEqual([...new Set(shares)].toSorted((a, b) => a - b))
})

test('drawBlock() fills a cell with a full block', () => {
  expect(share(0x2588)).toBe(1)
})

test('drawBlock() draws shades of a quarter, a half and three quarters', () => {
  expect([0x2591, 0x2592, 0x2593].map((shade) => drawBlock(shade, box)?.opacity)).toEqual([
    0.25, 0.5, 0.75,
  ])
})

test('drawBlock() is null for other characters', () => {
  expect([0x257f, 0x25a0, 0x1faff, 0x1fb3c].map((codePoint) => drawBlock(codePoint, box))).toEqual([
    null,
    null,
    null,
    null,
  ])
})
