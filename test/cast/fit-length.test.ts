import fc from 'fast-check'
import { expect, test } from 'vitest'

import { fitLength } from '../../src/cast/fit-length.ts'
import { castOf } from '../screen/cast-of.ts'

const size = { cols: 20, rows: 2 }

/** Events at some times, and the end that stays. */
function shown(times: readonly number[], holdMs = 0, idleTimeLimit = 0) {
  const cast = castOf(
    size,
    times.map((time, at) => [time, `${at}`] as const),
  )
  return { cast: { ...cast, header: { ...cast.header, idleTimeLimit } }, holdMs }
}

/** The times of the events, and how long the end stays, in seconds. */
function times({ cast, holdMs }: ReturnType<typeof shown>): number[] {
  return [...cast.events.map(({ time }) => time), holdMs / 1000]
}

test.each([
  ['that is short enough', 10],
  ['without a longest length', 0],
])('fitLength() leaves a recording %s as it is', (_, most) => {
  const recording = shown([1, 3], 1000, 5)
  expect(fitLength(recording, most)).toEqual(recording)
})

test('fitLength() makes the longest pauses shorter, and no others', () => {
  // Pauses of 1, 5 and 8 s: 10 s are left for 2 and the end.
  expect(times(fitLength(shown([1, 6, 14]), 9))).toEqual([1, 5, 9, 0])
})

test('fitLength() takes the end for a pause', () => {
  expect(times(fitLength(shown([1, 2], 8000), 5))).toEqual([1, 2, 3])
})

test('fitLength() plays all faster where pauses of half a second are too long', () => {
  // They leave 2 s.
  expect(times(fitLength(shown([4, 8, 12], 1000), 1))).toEqual([0.25, 0.5, 0.75, 0.25])
})

test('fitLength() plays what has no pauses faster', () => {
  expect(times(fitLength(shown([0.2, 0.4, 0.6, 0.8], 200), 0.5))).toEqual([0.1, 0.2, 0.3, 0.4, 0.1])
})

test("fitLength() begins with the header's longest pause, which the recording has then", () => {
  const fit = fitLength(shown([10, 20], 0, 3), 4)
  expect([times(fit), fit.cast.header.idleTimeLimit]).toEqual([[2, 4, 0], 0])
})

test('fitLength() keeps every event', () => {
  const recording = shown([0, 0, 5, 5, 9], 2000)
  expect(fitLength(recording, 2).cast.events.map(({ data }) => data)).toEqual(
    recording.cast.events.map(({ data }) => data),
  )
})

test('fitLength() makes every longer recording exactly as long as that', () => {
  const pause = fc.integer({ min: 0, max: 5000 })
  fc.assert(
    fc.property(
      fc.array(pause, { minLength: 1 }),
      pause,
      fc.integer({ min: 1 }),
      (gaps, end, most) => {
        let now = 0
        const recording = shown(
          gaps.map((gap) => (now += gap) / 1000),
          end,
        )
        const limit = Math.min(most, now + end)
        const fit = fitLength(recording, limit / 1000)
        const length = (fit.cast.events.at(-1)?.time ?? 0) * 1000 + fit.holdMs
        expect(Math.abs(length - limit)).toBeLessThan(1e-6)
      },
    ),
  )
})
