import { expect, test } from 'vitest'

import { SleepClock } from '../../../src/player/time/sleep-clock.ts'

const sleep = { thread: '7', lengthMs: 300 }

/** A clock that looked at a time, took a while for it, and then saw the sleep under way. */
function clockAt(beganMs: number, endedMs: number): SleepClock {
  const clock = new SleepClock()
  clock.look({ sleeps: [], beganMs, endedMs }, 0)
  clock.look({ sleeps: [sleep], beganMs: endedMs + 2, endedMs: endedMs + 2 }, 0)
  return clock
}

const base = performance.now()

test('a sleep that is over has brought its length', () => {
  const over = { sleeps: [], beganMs: base + 303, endedMs: base + 303 }
  expect(clockAt(base, base).look(over, 0)).toBe(300)
})

test('a sleep that begins while a slow look is under way counts, too', () => {
  const over = { sleeps: [], beganMs: base + 305, endedMs: base + 305 }
  expect(clockAt(base, base + 20).look(over, 0)).toBe(300)
})

test('a sleep that ends early has brought nothing', () => {
  const killed = { sleeps: [], beganMs: base + 100, endedMs: base + 100 }
  expect(clockAt(base, base).look(killed, 0)).toBe(0)
})

test('of two sleeps at a time the longer one tells', () => {
  const clock = new SleepClock()
  clock.look({ sleeps: [], beganMs: base, endedMs: base }, 0)
  const both = [sleep, { thread: '8', lengthMs: 500 }]
  clock.look({ sleeps: both, beganMs: base + 1, endedMs: base + 1 }, 0)
  expect(clock.look({ sleeps: [], beganMs: base + 502, endedMs: base + 502 }, 0)).toBe(500)
})
