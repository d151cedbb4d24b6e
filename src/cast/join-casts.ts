import type { Asciicast, CastEvent } from './asciicast.ts'
import { duration } from './timeline.ts'

/**
 * Main screen, shown at once, overwriting, places counted from the first row, wrapping, ASCII, default colours, no scrolling
 * region, visible cursor of the default shape, all erased, and the first place also for a cursor that is taken back.
 */
const reset =
  '\u001b[?1049l\u001b[?2026l\u001b[4l\u001b[?6l\u001b[?7h\u001b(B\u001b)B\u000f\u001b[m\u001b[r\u001b[?25h\u001b[0 q\u001b[2J\u001b[H\u001b7'

/** Recordings one after another; each begins with an empty terminal of its own size. */
export function joinCasts(casts: readonly [Asciicast, ...Asciicast[]]): Asciicast {
  const [first, ...others] = casts
  if (others.length === 0) return first
  const events: CastEvent[] = []
  let start = 0
  for (const [index, { header, events: own }] of casts.entries()) {
    if (index > 0) {
      events.push({ time: start, code: 'r', data: `${header.cols}x${header.rows}` })
      events.push({ time: start, code: 'o', data: reset })
    }
    const offset = start
    for (const event of own) events.push({ ...event, time: offset + event.time })
    start = duration(events)
  }
  // What one of them shows, all have room for.
  const overlays = casts.map(({ header }) => header.overlay)
  const overlay = {
    captions: overlays.some(({ captions }) => captions),
    keystrokes: overlays.some(({ keystrokes }) => keystrokes),
  }
  return { header: { ...first.header, overlay }, events }
}
