import { expect, test } from 'vitest'

import { greatest, least } from '../../src/document/extremes.ts'

test('the extremes of more numbers than a function takes arguments are found', () => {
  const numbers = Array.from({ length: 500_000 }, (_, index) => index + 1)
  expect([least(numbers), greatest(numbers)]).toEqual([1, 500_000])
})

test('the greatest of no numbers is 0', () => {
  expect(greatest([])).toBe(0)
})
