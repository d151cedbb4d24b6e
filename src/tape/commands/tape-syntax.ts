import type { TapeCommand } from '../tape-command.ts'
import type { TapeReader } from '../tape-reader.ts'

/** A command of the tape language. */
export interface TapeSyntax {
  /** The words that begin it. */
  readonly words: readonly string[]
  /** What to do about something behind it that does not belong there, one sentence. */
  readonly rest: string
  /** Reads it; the reader stands at its word, and then at its last token. */
  readonly read: (reader: TapeReader) => readonly TapeCommand[]
}
