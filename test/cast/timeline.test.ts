import { expect, test } from 'vitest'

import type { CastEvent } from '../../src/cast/asciicast.ts'
import { changeSpeed, duration, limitIdle } from '../../src/cast/timeline.ts'

const at = (...times: number[]): CastEvent[] =>
  times.map((time) => ({ time, code: 'o', data: 'x' }))
const timesOf = (events: readonly CastEvent[]): number[] => events.map(({ time }) => time)

test('duration() is the time of the last event', () => {
  expect(duration(at(0, 1, 2.5))).toBe(2.5)
})

test('duration() of nothing is 0', () => {
  expect(duration([])).toBe(0)
})

test('limitIdle() cuts long pauses and moves what follows', () => {
  expect(timesOf(limitIdle(at(0, 1, 11, 12, 22), 2))).toEqual([0, 1, 3, 4, 6])
})

test('limitIdle() cuts the pause in front of the first event', () => {
  expect(timesOf(limitIdle(at(10, 11), 2))).toEqual([2, 3])
})

test('limitIdle() with 0 changes nothing', () => {
  expect(limitIdle(at(0, 100), 0)).toEqual(at(0, 100))
})

test('changeSpeed() divides all times', () => {
  expect(timesOf(changeSpeed(at(0, 1, 3), 2))).toEqual([0, 0.5, 1.5])
})
