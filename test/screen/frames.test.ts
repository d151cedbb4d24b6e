import fc from 'fast-check'
import { expect, test } from 'vitest'

import { frames, largestSize } from '../../src/screen/frames.ts'
import { fuzzed } from '../fuzzed.ts'
import { castOf } from './cast-of.ts'

const size = { cols: 10, rows: 2 }
const options = { fpsCap: 50, idleLimitMs: 0, lastFrameMs: 1000 }
type Events = Parameters<typeof castOf>[1]

function timesOf(events: Events, change: Partial<typeof options> = {}): number[][] {
  return Array.from(frames(castOf(size, events), { ...options, ...change }), (frame) => [
    frame.startCs,
    frame.delayCs,
  ])
}

test('frames() begins with the empty screen when nothing is printed at once', () => {
  expect(timesOf([[0.5, 'a']])).toEqual([
    [0, 50],
    [50, 100],
  ])
})

test('frames() begins with what is printed at once', () => {
  expect(timesOf([[0, 'a']])).toEqual([[0, 100]])
})

test('frames() of a recording without events is one frame', () => {
  expect(timesOf([])).toEqual([[0, 100]])
})

test('frames() shows what happens within one frame together', () => {
  const events: Events = [
    [1, 'a'],
    [1.005, 'b'],
    [1.019, 'c'],
    [1.02, 'd'],
  ]
  expect(timesOf(events).map(([start]) => start)).toEqual([0, 100, 102])
})

test('frames() makes no frame of output that changes nothing', () => {
  expect(
    timesOf([
      [0, 'a'],
      [1, '\u001b[m'],
      [2, '\ra'],
      [3, '\u0007'],
    ]),
  ).toEqual([[0, 400]])
})

test('frames() makes a frame when only the cursor moves', () => {
  expect(
    timesOf([
      [0, 'a'],
      [1, '\u001b[D'],
    ]),
  ).toHaveLength(2)
})

test('frames() makes no frame when a hidden cursor moves', () => {
  expect(
    timesOf([
      [0, 'a\u001b[?25l'],
      [1, '\u001b[D'],
    ]),
  ).toHaveLength(1)
})

test('frames() shows no unfinished synchronized output', () => {
  const events: Events = [
    [0, '\u001b[?2026ha'],
    [1, 'b'],
    [2, 'c\u001b[?2026l'],
  ]
  expect(timesOf(events)).toEqual([[0, 300]])
})

test('frames() rounds times, not delays: 30 a second last 3, 3, 4 hundredths', () => {
  const events: Events = Array.from({ length: 31 }, (_, at) => [at / 30, `${at % 10}\r`] as const)
  expect(timesOf(events, { fpsCap: 30 }).map(([start]) => start)).toEqual(
    Array.from({ length: 31 }, (_, at) => Math.round((at * 100) / 30)),
  )
})

test('frames() cuts pauses to the limit', () => {
  expect(
    timesOf(
      [
        [0, 'a'],
        [60, 'b'],
        [61, 'c'],
      ],
      { idleLimitMs: 2000 },
    ),
  ).toEqual([
    [0, 200],
    [200, 100],
    [300, 100],
  ])
})

test('frames() holds the last picture until the last event, whatever it is, and longer', () => {
  expect(
    timesOf([
      [0, 'a'],
      [3, 'm', 'end'],
    ]),
  ).toEqual([[0, 400]])
})

test('frames() can be iterated again, with the same cells', () => {
  const film = frames(castOf(size, [[0, 'a']]), options)
  const [first, second] = [[...film], [...film]]
  expect(second[0]?.screen.lines[0]?.[0]).toBe(first[0]?.screen.lines[0]?.[0])
})

test('frames() follows a resize', () => {
  const film = frames(
    castOf(size, [
      [0, 'a'],
      [1, 'r', '5x3'],
    ]),
    options,
  )
  expect([...film].map(({ screen }) => screen.cols)).toEqual([10, 5])
})

test('frames() refuses a size that is none', () => {
  expect(() => [...frames(castOf(size, [[1, 'r', 'wide']]), options)]).toThrow(
    'is not a terminal size',
  )
})

test('frames() refuses a recording that is resized for minutes', () => {
  const events: Events = Array.from({ length: 2000 }, (_, at) => [at, 'r', '1000x1000'] as const)
  expect(() => [...frames(castOf(size, events), options)]).toThrow('resized too often')
})

test('frames() never overlap, last at least 2 hundredths, and end with the recording', () => {
  const event = fc.tuple(
    fc.integer({ min: 0, max: 60_000 }),
    fc.constantFrom('a', 'b', '\r', '\u001b[K'),
  )
  fc.assert(
    fc.property(
      fc.array(event, { maxLength: 60 }),
      fc.integer({ min: 1, max: 60 }),
      (events, fpsCap) => {
        const sorted = events.toSorted((one, other) => one[0] - other[0])
        const shown = timesOf(
          sorted.map(([ms, data]) => [ms / 1000, data] as const),
          { fpsCap },
        )
        const delays = shown.map(([, delay]) => delay ?? 0)
        const end = Math.round((sorted.at(-1)?.[0] ?? 0) / 10 + 100)
        expect(Math.min(...delays)).toBeGreaterThanOrEqual(2)
        expect(delays.reduce((sum, delay) => sum + delay, 0)).toBe(end)
        for (const [index, [start]] of shown.entries()) {
          expect(start).toBe(delays.slice(0, index).reduce((sum, delay) => sum + delay, 0))
        }
      },
    ),
    { numRuns: fuzzed(60) },
  )
})

test('largestSize() holds every size', () => {
  expect(
    largestSize(
      castOf(size, [
        [1, 'r', '5x9'],
        [2, 'r', '12x1'],
      ]),
    ),
  ).toEqual({ cols: 12, rows: 9 })
})

test('largestSize() has room for both columns that the emulator gives to a terminal of one', () => {
  const narrow = castOf({ cols: 1, rows: 1 }, [[0, 'ab']])
  const [frame] = frames(narrow, options)
  expect([largestSize(narrow).cols, frame?.screen.cols]).toEqual([2, 2])
})
