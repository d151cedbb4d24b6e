import { RunbookError } from '../errors.ts'

/** Of a line an error shows so many characters behind its place: lines of casts can be very long. */
const shownBehind = 200

/** A mistake in a cast; `row` and `column` count from 0. */
export class CastFault extends Error {
  readonly row: number
  readonly column: number

  constructor(row: number, reason: string, column = 0) {
    super(reason)
    this.row = row
    this.column = column
  }

  /** The error for the user: E_CAST with its place. */
  at(path: string, lines: readonly string[]): RunbookError {
    const sourceLine = (lines[this.row] ?? '').slice(0, this.column + shownBehind)
    const place = { path, line: this.row + 1, column: this.column + 1, length: 1, sourceLine }
    const hint = 'Give a recording in asciicast format 1, 2 or 3, as asciinema(1) writes it.'
    return new RunbookError('E_CAST', this.message, { place, hint, cause: this })
  }
}
