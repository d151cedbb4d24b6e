import fc from 'fast-check'
import { expect, test } from 'vitest'

import { reduceColors } from '../../../src/render/palette/reduce-colors.ts'

const weighted = (colors: readonly number[]) => colors.map((color) => ({ color, weight: 1 }))

test('reduceColors() keeps colours that fit', () => {
  const colors = [0x000000, 0x102030, 0xff8000]
  expect([...reduceColors(weighted(colors), 8).colors].toSorted((a, b) => a - b)).toEqual(colors)
})

test('reduceColors() takes similar colours together', () => {
  const { indexOf } = reduceColors(weighted([0x101010, 0x111111, 0xf0f0f0, 0xf1f1f1]), 2)
  expect([
    indexOf.get(0x101010) === indexOf.get(0x111111),
    indexOf.get(0xf0f0f0) === indexOf.get(0xf1f1f1),
  ]).toEqual([true, true])
})

test('reduceColors() gives more to what weighs more', () => {
  const colors = [
    { color: 0x000000, weight: 99 },
    { color: 0x640000, weight: 1 },
  ]
  expect(reduceColors(colors, 1).colors).toEqual([0x010000])
})

test('reduceColors() finds a colour for each of very many', () => {
  const colors = Array.from({ length: 20_000 }, (_, at) => (at * 839) & 0xffffff)
  const { indexOf } = reduceColors(weighted([...new Set(colors)]), 200)
  expect(colors.every((color) => indexOf.has(color))).toBe(true)
})

test('reduceColors() never gives more colours than wanted, nor an index of none', () => {
  const some = fc.uniqueArray(fc.integer({ min: 0, max: 0xffffff }), {
    minLength: 1,
    maxLength: 100,
  })
  fc.assert(
    fc.property(some, fc.integer({ min: 1, max: 20 }), (colors, limit) => {
      const reduced = reduceColors(weighted(colors), limit)
      expect(reduced.colors.length).toBeLessThanOrEqual(limit)
      expect(
        colors.every((color) => (reduced.indexOf.get(color) ?? limit) < reduced.colors.length),
      ).toBe(true)
    }),
  )
})
