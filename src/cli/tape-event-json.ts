import type { TapeEvent } from '../player/play-tape.ts'

/** An event of a tape as one JSON object for `--json`: plain values only, times in milliseconds; null for what only a page shows. */
export function tapeEventJson(event: TapeEvent): object | null {
  switch (event.type) {
    case 'tape': {
      const { path, settings, canvas, commands } = event.plan
      const { cols, rows } = canvas
      const { width, height } = settings
      const size = { cols, rows, width, height }
      return { type: 'tape', tape: path, timing: event.timing, size, commands: commands.length }
    }
    case 'problem':
    case 'note': {
      const { code, message, place, hint } = event.error
      return { type: event.type, code, message, place: place ?? null, hint }
    }
    case 'command':
      return { type: 'command', ...event.command }
    case 'shown':
      return null
    case 'played':
    case 'output':
    case 'kept':
    case 'left-behind':
      return event
    case 'text':
      return { type: 'text', path: event.target.path, text: event.text }
  }
}
