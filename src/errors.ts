/**
 * What can go wrong, by stable code, with the exit code that each ends the process with.
 *
 * 1 our fault · 2 usage or syntax · 3 a block failed · 4 stale or different · 5 timeout ·
 * 6 refused by policy · 7 an output could not be made · 130 interrupted.
 */
export const errorCodes = {
  E_USAGE: 2,
  E_NO_SUCH_FILE: 2,
  E_UNREADABLE: 2,
  E_ENCODING: 2,
  E_FORMAT: 2,
  E_UNCLOSED: 2,
  E_HEADER_ARGUMENT: 2,
  E_NO_SUCH_BLOCK: 2,
  E_NOWEB_RING: 2,
  E_NO_SUCH_NAME: 2,
  E_REFERENCE_RING: 2,
  E_THEME: 2,
  E_CASSETTE: 2,
  E_CAST: 2,
  E_TAPE: 2,
  E_TRAP: 2,
  E_RESULT: 2,
  E_BLOCK_FAILED: 3,
  E_REMOTE: 3,
  E_STALE: 4,
  E_TIMEOUT: 5,
  E_SANDBOX_MISSING: 6,
  E_REFUSED: 6,
  E_REMOTE_REFUSED: 6,
  E_PROGRAM_MISSING: 7,
  E_UNWRITABLE: 7,
  E_FOREIGN_FILE: 7,
  E_DOCUMENT_CHANGED: 7,
  E_SESSION: 1,
  E_INTERNAL: 1,
} as const

export type ErrorCode = keyof typeof errorCodes

/** Characters of a source line that a place holds: any number of mistakes can stand on one line. */
export const longestShown = 2000

/** A stretch of one source line: `line` and `column` count from 1, `length` in characters. */
export interface Place {
  readonly path: string
  readonly line: number
  readonly column: number
  readonly length: number
  /** The source line without its line ending; of one that is longer than `longestShown` its beginning. */
  readonly sourceLine: string
}

export interface RunbookErrorOptions {
  readonly place?: Place
  /** What to do next, one sentence. */
  readonly hint: string
  readonly cause?: unknown
}

/** The one error type that leaves the core: a stable code, a reason, a place and a remedy. */
export class RunbookError extends Error {
  override readonly name = 'RunbookError'
  readonly code: ErrorCode
  readonly place: Place | undefined
  readonly hint: string

  constructor(code: ErrorCode, reason: string, options: RunbookErrorOptions) {
    super(reason, { cause: options.cause })
    this.code = code
    this.place = options.place
    this.hint = options.hint
  }

  /** The same error at another place. */
  at(place: Place): RunbookError {
    return new RunbookError(this.code, this.message, { place, hint: this.hint, cause: this })
  }

  /** The process exit code that this error asks for. */
  get exitCode(): number {
    return errorCodes[this.code]
  }
}
