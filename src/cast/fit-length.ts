import type { Asciicast, CastEvent } from './asciicast.ts'
import { changeSpeed, duration, limitIdle } from './timeline.ts'

/** A recording and how long its end stays in a picture, in milliseconds. */
export interface Shown {
  readonly cast: Asciicast
  readonly holdMs: number
}

/** Shorter ones are no pauses, but the rhythm of keys and output; in seconds. */
const shortestPause = 0.5

/**
 * A recording that lasts `most` seconds, how long its end stays included; 0 means no limit. One that is shorter stays as it
 * is. Else pauses, the end too, become shorter, the longest ones first, but not shorter than half a second; where that is not enough,
 * all is played faster. Nothing is left out.
 */
export function fitLength({ cast, holdMs }: Shown, most: number): Shown {
  const hold = holdMs / 1000
  const events = limitIdle(cast.events, cast.header.idleTimeLimit)
  const excess = duration(events) + hold - most
  if (most <= 0 || excess <= 0) return { cast, holdMs }
  const pauses = [...gapsOf(events), hold].toSorted((one, other) => other - one)
  const limit = Math.max(shortestPause, limitThatSaves(pauses, excess))
  const [shorter, end] = [limitIdle(events, limit), Math.min(hold, limit)]
  const speed = Math.max(1, (duration(shorter) + end) / most)
  return {
    cast: {
      header: { ...cast.header, idleTimeLimit: 0 },
      events: changeSpeed(shorter, speed),
    },
    holdMs: (end / speed) * 1000,
  }
}

function gapsOf(events: readonly CastEvent[]): number[] {
  return events.map(({ time }, at) => time - (events[at - 1]?.time ?? 0))
}

/** The longest that pauses, given from the longest on, may be to save so much time; 0 or less where none is short enough. */
function limitThatSaves(pauses: readonly number[], excess: number): number {
  let sum = 0
  for (const [at, pause] of pauses.entries()) {
    sum += pause
    const limit = (sum - excess) / (at + 1)
    if (limit >= (pauses[at + 1] ?? 0)) return limit
  }
  return 0
}
