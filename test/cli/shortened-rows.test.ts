import { expect, test } from 'vitest'

import { shortenedRows } from '../../src/cli/reporters/shortened-rows.ts'

const added = (count: number): string[] => Array.from({ length: count }, (_, index) => `+${index}`)

test('of many lines that nobody expects the middle is left out', () => {
  const rows = shortenedRows([' a', ...added(100), '-b'])
  expect(rows.length).toBe(28)
  expect(rows.slice(20, 23)).toEqual(['+19', '@@ 75 more lines; --verbose shows them', '+95'])
})

test('a short difference is shown whole', () => {
  const rows = ['-a', ...added(30), ' c']
  expect(shortenedRows(rows)).toEqual(rows)
})
