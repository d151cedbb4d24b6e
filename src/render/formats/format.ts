import type { Film } from '../film.ts'
import type { AnimationOptions } from '../render-options.ts'

/** How outputs of all kinds are made. */
export interface FormatOptions extends AnimationOptions {
  /** Of casts. */
  readonly castVersion: 2 | 3
  /** Ends what takes long: it throws then, and leaves nothing behind. */
  readonly signal: AbortSignal
}

/** Of outputs that are made to their end. */
export const unstoppable: AbortSignal = new AbortController().signal

/** Makes one kind of output of a film. */
export interface Format {
  /** The bytes of the file, piece by piece; a piece is good until the next one is asked for. */
  chunks(
    film: Film,
    options: FormatOptions,
  ): Iterable<Uint8Array | string> | AsyncIterable<Uint8Array | string>
  /** The fingerprint in a file of what it was made from; null where there is none, or none can be. */
  mark(data: Uint8Array): string | null
  /** True for a file that runbook made, which it may replace unasked; false where a file cannot tell. */
  isOurs(data: Uint8Array): boolean
  /** A program that must be installed, or null. */
  readonly program: string | null
}

/** True for a comment that runbook puts into its files. */
export function isFingerprint(comment: string | null): boolean {
  return comment?.startsWith('sha256:') === true
}
