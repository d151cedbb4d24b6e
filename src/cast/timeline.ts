import type { CastEvent } from './asciicast.ts'

/** Seconds from the start to the last event; 0 for none. */
export function duration(events: readonly CastEvent[]): number {
  return events.at(-1)?.time ?? 0
}

/** The events with every pause, also the one before the first event, cut to the limit in seconds; 0 means no limit. */
export function limitIdle(events: readonly CastEvent[], limit: number): readonly CastEvent[] {
  if (limit <= 0) return events
  let cut = 0
  let before = 0
  return events.map((event) => {
    cut += Math.max(0, event.time - before - limit)
    before = event.time
    return { ...event, time: event.time - cut }
  })
}

/** The events played so many times as fast; the factor is above 0. */
export function changeSpeed(events: readonly CastEvent[], factor: number): readonly CastEvent[] {
  if (factor === 1) return events
  return events.map((event) => ({ ...event, time: event.time / factor }))
}
