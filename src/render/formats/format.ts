import type { Film } from '../film.ts'
import type { AnimationOptions } from '../render-options.ts'

/** How outputs of all kinds are made. */
export interface FormatOptions extends AnimationOptions {
  /** Of casts. */
  readonly castVersion: 2 | 3
  /** The PATH on which encoders are looked for, which run outside of any sandbox. */
  readonly searchPath: string
  readonly interrupts: Interrupts
}

/**
 * What ends the making of an output. A film may keep the processor for minutes without a look at anything else, so an interrupt
 * ends the process there and then, as it does by itself, unless there is something to take away first.
 */
export interface Interrupts {
  /** Aborted by an interrupt while they are held. */
  readonly signal: AbortSignal
  /** From here on an interrupt aborts the signal instead of ending the process; the answer ends that. */
  hold(): () => void
}

/** Interrupts that somebody else holds all the time. */
export function heldInterrupts(signal: AbortSignal): Interrupts {
  return { signal, hold: () => () => undefined }
}

/** Of outputs that are made to their end. */
export const unstoppable: Interrupts = heldInterrupts(new AbortController().signal)

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
