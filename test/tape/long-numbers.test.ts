import { expect, test } from 'vitest'

import { goDurationMs } from '../../src/tape/go-duration.ts'
import { lintTape } from '../../src/tape/lint/lint-tape.ts'
import { parseTape } from '../../src/tape/parse-tape.ts'

/** So long that what takes quadratic time does not end within the time of a test. */
const digits = '1'.repeat(500_000)

test('a time of very many digits is read in linear time', () => {
  expect([goDurationMs(`${digits}x`), goDurationMs(`${digits}.`)]).toEqual([0, 0])
})

test('a count of very many digits and two points is no number, which is seen in linear time', () => {
  const tape = Buffer.from(`Output a.gif\nEnter ${digits}..\n`)
  const { commands } = parseTape(tape, () => ({ error: 'none' }))
  expect(lintTape(tape, commands).map(({ code }) => code)).toEqual(['odd-number'])
})
