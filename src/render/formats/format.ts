import type { Film } from '../film.ts'
import type { AnimationOptions } from '../render-options.ts'

/** How outputs of all kinds are made. */
export interface FormatOptions extends AnimationOptions {
  /** Of casts. */
  readonly castVersion: 2 | 3
}

/** Makes one kind of output of a film. */
export interface Format {
  /** The bytes of the file, piece by piece. */
  chunks(
    film: Film,
    options: FormatOptions,
  ): Iterable<Uint8Array | string> | AsyncIterable<Uint8Array | string>
  /** A program that must be installed, or null. */
  readonly program: string | null
}
