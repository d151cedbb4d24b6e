import { expect, test } from 'vitest'

import { parseDuration } from '../../src/plan/duration.ts'

for (const [text, ms] of [
  ['300ms', 300],
  ['2.5s', 2500],
  ['5m', 300_000],
  ['1h', 3_600_000],
  ['5', 5000],
  ['', null],
  ['-1s', null],
  ['1d', null],
] as const) {
  test(`parseDuration() reads "${text}"`, () => {
    expect(parseDuration(text)).toBe(ms)
  })
}
