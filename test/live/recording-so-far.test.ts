import { expect, test } from 'vitest'

import type { CastEvent } from '../../src/cast/asciicast.ts'
import { RecordingSoFar } from '../../src/live/recording-so-far.ts'
import { castOf } from '../screen/cast-of.ts'

const { header } = castOf({ cols: 80, rows: 24 }, [])

/** Records pieces of output a second apart, of which each shows the whole state. */
function recorded(pieces: readonly string[]): readonly CastEvent[] {
  const recording = new RecordingSoFar(header)
  for (const [time, data] of pieces.entries()) {
    const event = { time, code: 'o', data } as const
    recording.add(event, () => [{ time, code: 'o', data: 'state' }])
  }
  return recording.cast(pieces.length).events
}

test('a short run is there as a whole, up to its end', () => {
  expect(recorded(['a', 'b'])).toEqual([
    { time: 0, code: 'o', data: 'a' },
    { time: 1, code: 'o', data: 'b' },
    { time: 2, code: 'o', data: '' },
  ])
})

test('output of one instant is one event', () => {
  const recording = new RecordingSoFar(header)
  for (const [index, data] of ['a', 'b', 'c'].entries())
    recording.add({ time: index / 1000, code: 'o', data }, () => [])
  expect(recording.cast(5).events).toEqual([
    { time: 0, code: 'o', data: 'abc' },
    { time: 5, code: 'o', data: '' },
  ])
})

test('a long run loses its beginning, and begins with what was shown then', () => {
  const piece = 'x'.repeat(1024 * 1024)
  const events = recorded(Array.from({ length: 9 }, () => piece))
  const size = events.reduce((sum, { data }) => sum + data.length, 0)
  expect([events[0], size < 5 * 1024 * 1024, events.at(-1)?.time]).toEqual([
    { time: 0, code: 'o', data: 'state' },
    true,
    4,
  ])
})
