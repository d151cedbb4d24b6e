import type { Asciicast } from './asciicast.ts'
import { selectPart } from './select-part.ts'
import { changeSpeed, limitIdle } from './timeline.ts'

/** What is changed of a recording before it is shown or written. */
export interface CastEdit {
  /** As `selectPart` takes it, `''` for the whole. */
  readonly select: string
  /** Longest pause in seconds, before the change of speed; null leaves it to the recording's header. */
  readonly idleLimit: number | null
  /** So many times as fast, above 0. */
  readonly speed: number
  /** Size of the terminal in cells, null for the recording's own. */
  readonly cols: number | null
  readonly rows: number | null
}

/**
 * The recording with all changes made. Its bytes stay, so in another size lines may wrap elsewhere.
 * @throws RunbookError E_CAST as selectPart does.
 */
export function editCast(asciicast: Asciicast, edit: CastEdit): Asciicast {
  const part = edit.select === '' ? asciicast : selectPart(asciicast, edit.select)
  const { cols, rows, idleTimeLimit } = part.header
  const sized = edit.cols !== null || edit.rows !== null
  const events = sized ? part.events.filter(({ code }) => code !== 'r') : part.events
  const header = {
    ...part.header,
    cols: edit.cols ?? cols,
    rows: edit.rows ?? rows,
    idleTimeLimit: edit.idleLimit === null ? idleTimeLimit / edit.speed : 0,
  }
  return { header, events: changeSpeed(limitIdle(events, edit.idleLimit ?? 0), edit.speed) }
}
