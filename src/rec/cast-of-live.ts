import { type Asciicast, type CastEvent, noOverlay } from '../cast/asciicast.ts'
import { filterControls } from '../redact/control-filter.ts'
import { maskSecrets } from '../redact/secret-mask.ts'
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
 * A live recording as an asciicast: output through the control filter and the mask of secrets, a marker for each command,
 * sizes, and the exit status. Keys are not kept: passwords are typed, too.
 */
export function castOfLive(live: LiveRecording, options: LiveCastOptions): Asciicast {
  const text = openText(options.secrets)
  const events = live.events.flatMap((event) => castEvents(event, text))
  const end = { time: live.durationMs / 1000 }
  return {
    header: {
      cols: live.cols,
      rows: live.rows,
      title: options.title,
      command: live.shell,
      idleTimeLimit: options.idleLimitMs / 1000,
      theme: null,
      fingerprint: '',
      overlay: noOverlay,
    },
    events: [
      ...events,
      { ...end, code: 'o', data: text.end() },
      { ...end, code: 'x', data: String(live.exitCode) },
    ],
  }
}

interface OutputText {
  write(data: Uint8Array): string
  end(): string
}

function openText(secrets: readonly string[]): OutputText {
  const filter = filterControls()
  const mask = maskSecrets(secrets)
  return {
    write: (data) => mask.write(filter.write(data)),
    end: () => mask.write(filter.end()) + mask.end(),
  }
}

function castEvents(event: LiveEvent, text: OutputText): CastEvent[] {
  const time = event.atMs / 1000
  switch (event.kind) {
    case 'output': {
      const data = text.write(event.data)
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
