/** A command of a tape, as VHS names its parts. */
export interface TapeCommand {
  /** The command's word, as in `Type`. */
  readonly command: string
  /** What stands behind an `@`, the name of a setting or of a variable, the extension of an output; else `''`. */
  readonly options: string
  readonly args: string
  /** From 1. */
  readonly line: number
  /** In bytes, from 1. */
  readonly column: number
  /** Where it stands in the tape that a `Source` names, as in `settings.tape:3`; then the place is that of the `Source`. */
  readonly from: string
}

/** A mistake in a tape. */
export interface TapeError {
  /** From 1. */
  readonly line: number
  /** In bytes, from 1. */
  readonly column: number
  /** In VHS's words. */
  readonly message: string
  /** What to do next, one sentence. */
  readonly hint: string
  /** Offsets in bytes of the token that it is about. */
  readonly start: number
  readonly end: number
}
