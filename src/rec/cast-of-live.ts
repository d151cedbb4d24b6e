import { type Asciicast, type CastEvent, noOverlay } from '../cast/asciicast.ts'
import { type ControlFilter, filterControls } from '../redact/control-filter.ts'
import { redactCast } from '../screen/redact-cast.ts'
import type { LiveEvent, LiveRecording } from './live-recording.ts'

/** How a live recording becomes a cast. */
export interface LiveCastOptions {
  readonly title: string
  /** Longest pause that a player shows, in milliseconds; 0 for no limit. */
  readonly idleLimitMs: number
  /** Values that are masked. */
  readonly secrets: readonly string[]
}

/**
 * A live recording as an asciicast: output through the control filter, a marker for each command,
 * sizes, and the exit status. Secrets are masked (redactCast). Keys are not kept: passwords are typed, too.
 */
export function castOfLive(live: LiveRecording, options: LiveCastOptions): Asciicast {
  const filter = filterControls()
  const events = live.events.flatMap((event) => castEvents(event, filter))
  const end = { time: live.durationMs / 1000 }
  const cast: Asciicast = {
    header: {
      cols: live.cols,
      rows: live.rows,
      title: options.title,
      command: live.shell,
      idleTimeLimit: options.idleLimitMs / 1000,
      theme: null,
      fingerprint: '',
      overlay: noOverlay,
      boldIsBright: false,
    },
    events: [
      ...events,
      { ...end, code: 'o', data: filter.end() },
      { ...end, code: 'x', data: String(live.exitCode) },
    ],
  }
  return redactCast(cast, options.secrets)
}

function castEvents(event: LiveEvent, filter: ControlFilter): CastEvent[] {
  const time = event.atMs / 1000
  switch (event.kind) {
    case 'output': {
      const data = filter.write(event.data)
      return data === '' ? [] : [{ time, code: 'o', data }]
    }
    case 'resize':
      return [{ time, code: 'r', data: `${event.cols}x${event.rows}` }]
    case 'command':
      return [{ time, code: 'm', data: event.text.split('\n')[0] ?? '' }]
    case 'input':
    case 'done':
    case 'prompt':
      return []
  }
}
