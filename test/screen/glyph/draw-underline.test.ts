import { expect, test } from 'vitest'

import { rasterize } from '../../../src/screen/font/rasterize.ts'
import { drawUnderline } from '../../../src/screen/glyph/draw-underline.ts'

const kinds = ['single', 'double', 'curly', 'dotted', 'dashed'] as const
const size = { width: 30, height: 24 }
const box = { ...size, line: 1, top: 20, cols: 3 }

function coverage(kind: (typeof kinds)[number], given: Partial<typeof box> = {}): number[] {
  const drawn = { ...box, ...given }
  return Array.from(rasterize(drawUnderline(kind, drawn), drawn), (share) => Math.round(share * 8))
}

test.each(kinds)('a %s underline of three cells is three underlines of one', (kind) => {
  const whole = coverage(kind)
  const cell = coverage(kind, { width: 10, cols: 1 })
  const tiled = whole.map((_, at) => {
    const [x, y] = [at % 30, Math.floor(at / 30)]
    return cell[y * 10 + (x % 10)]
  })
  const differing = whole.filter((share, at) => Math.abs(share - (tiled[at] ?? 0)) > 1)
  expect(differing).toEqual([])
})

test.each(kinds)('a %s underline leaves ink in the lowest third only', (kind) => {
  const rows = coverage(kind).flatMap((share, at) => (share > 0 ? [Math.floor(at / 30)] : []))
  expect(Math.min(...rows)).toBeGreaterThan(16)
})

test.each(kinds)('a %s underline at the bottom stays in the cell', (kind) => {
  const inside = coverage(kind, { top: 23 }).reduce((sum, share) => sum + share, 0)
  const free = coverage(kind).reduce((sum, share) => sum + share, 0)
  expect(inside).toBeGreaterThan(free * 0.8)
})

test('underlines of all kinds look different', () => {
  expect(new Set(kinds.map((kind) => coverage(kind).join())).size).toBe(kinds.length)
})
