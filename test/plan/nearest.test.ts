import fc from 'fast-check'
import { expect, test } from 'vitest'

import { editDistance, nearest } from '../../src/plan/nearest.ts'

test('editDistance() counts a swap of neighbours as one', () => {
  expect(editDistance('teh', 'the')).toBe(1)
})

test('nearest() finds the least different word', () => {
  expect(nearest('sesion', ['results', 'session', 'version'])).toBe('session')
})

test('nearest() finds nothing when all words differ much', () => {
  expect(nearest('xyz', ['results', 'session'])).toBeNull()
})

test('what words have in common at their ends does not change their distance', () => {
  const word = fc.string({ unit: fc.constantFrom('a', 'b'), maxLength: 6 })
  fc.assert(
    fc.property(word, word, (one, other) => {
      expect(editDistance(`xab${one}bay`, `xab${other}bay`)).toBe(editDistance(one, other))
    }),
  )
})

test('nearest() proposes nothing for a text that is longer than a name', () => {
  const text = 'a'.repeat(1000)
  expect(nearest(text, [`${text}b`])).toBeNull()
})
