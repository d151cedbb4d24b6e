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
