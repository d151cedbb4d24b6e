import { expect, test } from 'vitest'

import { lintTape } from '../../src/tape/lint/lint-tape.ts'
import { goDurationMs } from '../../src/tape/go-duration.ts'

/** So long that what takes quadratic time does not end within the time of a test. */
const digits = '1'.repeat(500_000)

test('a time of very many digits is read in linear time', () => {
  expect([goDurationMs(`${digits}x`), goDurationMs(`${digits}.`)]).toEqual([0, 0])
})
