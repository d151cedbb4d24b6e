import fc from 'fast-check'
import { expect, test } from 'vitest'

import { parseMarkdown } from '../../src/document/markdown/parse-markdown.ts'
import { needRings, orderByNeeds } from '../../src/plan/needs.ts'

const steps = (all: readonly (readonly number[])[]) =>
  all.map((blocks, index) => ({ index, needs: { blocks, programs: [] } }))
const order = (all: readonly (readonly number[])[]): number[] =>
  orderByNeeds(steps(all)).map(({ index }) => index)

test('orderByNeeds() leaves steps without needs where they are', () => {
  expect(order([[], [], []])).toEqual([0, 1, 2])
})

test('orderByNeeds() puts a step behind all that it needs', () => {
  expect(order([[2, 3], [], [3], []])).toEqual([3, 2, 0, 1])
})

test('orderByNeeds() has every step once, each behind its needs where no ring is', () => {
  const later = fc.array(fc.array(fc.nat(20)), { maxLength: 12 })
  fc.assert(
    fc.property(later, (all) => {
      // Needs that only point down make no ring.
      const down = all.map((needs, index) => needs.filter((one) => one > index && one < all.length))
      const found = order(down)
      expect(found.toSorted((a, b) => a - b)).toEqual(down.map((_, index) => index))
      for (const [index, needs] of down.entries())
        for (const need of needs) expect(found.indexOf(need)).toBeLessThan(found.indexOf(index))
    }),
  )
})

test('orderByNeeds() has every step once also where there are rings', () => {
  fc.assert(
    fc.property(fc.array(fc.array(fc.nat(8)), { maxLength: 8 }), (all) => {
      const inside = all.map((needs) => needs.filter((one) => one < all.length))
      expect(order(inside).toSorted((a, b) => a - b)).toEqual(all.map((_, index) => index))
    }),
  )
})

test('orderByNeeds() walks a chain of ten thousand steps', () => {
  const chain = Array.from({ length: 10_000 }, (_, index) => (index < 9_999 ? [index + 1] : []))
  expect(order(chain)[0]).toBe(9_999)
})

test('of the rings of blocks that all need each other a few are told', () => {
  const count = 1000
  const document = parseMarkdown('/case.md', '```sh\ntrue\n```\n\n'.repeat(count))
  const blocks = Array.from({ length: count }, (_, index) => index)
  const needing = blocks.map(() => ({ skip: null, needs: { blocks, programs: [] } }))
  expect(needRings(document, needing)).toHaveLength(20)
})
