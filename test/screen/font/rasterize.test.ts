import fc from 'fast-check'
import { expect, test } from 'vitest'

import { rasterize } from '../../../src/screen/font/rasterize.ts'

const size = { width: 4, height: 3 }
const sum = (coverage: Float32Array): number => coverage.reduce((total, part) => total + part, 0)

test('rasterize() fills whole pixels fully', () => {
  expect([...rasterize([[1, 1, 3, 1, 3, 2, 1, 2]], size)]).toEqual([
    0, 0, 0, 0, 0, 1, 1, 0, 0, 0, 0, 0,
  ])
})

test('rasterize() fills pixels by the area that is covered', () => {
  const [, quarter] = rasterize([[1.5, 0.5, 2, 0.5, 2, 1, 1.5, 1]], size)
  expect(quarter).toBeCloseTo(0.25, 6)
})

test('rasterize() is exact along a slope', () => {
  const row = rasterize([[0, 0, 4, 0, 0, 1]], { width: 4, height: 1 })
  expect([...row].map((part) => Math.round(part * 1000) / 1000)).toEqual([
    0.875, 0.625, 0.375, 0.125,
  ])
})

test('rasterize() does not care which way a polygon turns', () => {
  const polygon = [0.3, 0.2, 3.1, 0.9, 1.4, 2.8]
  const other = [1.4, 2.8, 3.1, 0.9, 0.3, 0.2]
  const [one, two] = [rasterize([polygon], size), rasterize([other], size)]
  expect(Math.max(...one.map((part, at) => Math.abs(part - (two[at] ?? 0))))).toBeLessThan(1e-6)
})

test('rasterize() leaves a hole that turns the other way empty', () => {
  const hole = rasterize(
    [
      [0, 0, 3, 0, 3, 3, 0, 3],
      [1, 1, 1, 2, 2, 2, 2, 1],
    ],
    size,
  )
  expect(hole[5]).toBe(0)
})

test('rasterize() fills an overlap once', () => {
  const square = [0, 0, 2, 0, 2, 2, 0, 2]
  expect(sum(rasterize([square, square], size))).toBeCloseTo(4, 6)
})

test('rasterize() cuts what lies outside', () => {
  expect(sum(rasterize([[-5, -5, 9, -5, 9, 9, -5, 9]], size))).toBeCloseTo(12, 5)
})

test('rasterize() covers the area of any triangle', () => {
  const x = fc.double({ min: 0, max: 4, noNaN: true })
  const y = fc.double({ min: 0, max: 3, noNaN: true })
  fc.assert(
    fc.property(fc.tuple(x, y, x, y, x, y), (triangle) => {
      const [ax, ay, bx, by, cx, cy] = triangle
      const area = Math.abs((bx - ax) * (cy - ay) - (cx - ax) * (by - ay)) / 2
      expect(sum(rasterize([triangle], size))).toBeCloseTo(area, 4)
    }),
  )
})
