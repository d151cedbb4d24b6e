import fc from 'fast-check'
import { expect, test } from 'vitest'

import type { Cell } from '../../src/screen/cell.ts'
import { createWordIndex } from '../../src/screen/word-index.ts'
import { fuzzed } from '../fuzzed.ts'

const word = fc.integer({ min: 0, max: 0xffffffff })
const keys = fc.uniqueArray(fc.tuple(word, word, word), {
  maxLength: 3000,
  selector: (key) => key.join(),
})

test('a word index finds each cell by its own words, however many there are', () => {
  fc.assert(
    fc.property(keys, (all) => {
      const index = createWordIndex()
      const cells = all.map((key) => ({ text: key.join() }) as Cell)
      for (const [at, cell] of cells.entries()) index.add(all[at] ?? [0, 0, 0], cell)
      expect(all.map((key) => index.find(...key))).toEqual(cells)
    }),
    { numRuns: fuzzed(20) },
  )
})

test('a word index finds nothing by words that were not added', () => {
  const index = createWordIndex()
  index.add([1, 2, 3], { text: 'a' } as Cell)
  expect(index.find(3, 2, 1)).toBeUndefined()
})
