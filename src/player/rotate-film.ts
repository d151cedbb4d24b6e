import type { Asciicast, CastEvent } from '../cast/asciicast.ts'

/** Resets a terminal to its initial state (RIS). */
const reset = '\u001bc'

/**
 * The same recording begun somewhere else, in percent of its length: what comes before follows at the end, as in a loop. It
 * begins with everything that the terminal has shown until then, at once.
 */
export function rotateFilm(cast: Asciicast, percent: number): Asciicast {
  const length = cast.events.at(-1)?.time ?? 0
  const offset = (length * (percent % 100)) / 100
  if (offset <= 0) return cast
  const before = cast.events.filter(({ time }) => time <= offset)
  const after = cast.events.slice(before.length)
  const again = length - offset
  const events: CastEvent[] = [
    // Keys that were pressed long ago are not shown any more.
    ...before.filter(({ code }) => code !== 'i').map((event) => ({ ...event, time: 0 })),
    ...after.map((event) => ({ ...event, time: event.time - offset })),
    { time: again, code: 'o', data: reset },
    ...before.map((event) => ({ ...event, time: event.time + again })),
    { time: length, code: 'o', data: '' },
  ]
  return { ...cast, events }
}
