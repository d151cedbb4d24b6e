import type { Film } from '../../render/film.ts'
import type { FormatOptions } from '../../render/formats/format.ts'
import type { ConfinedPath } from '../../sandbox/confined-path.ts'

/** What a played tape gives its outputs. */
export interface PlayedTape {
  /** At its playback speed. */
  readonly film: Film
  /** The same begun at its loop offset, as pictures that start again show it. */
  readonly loop: Film
  readonly options: FormatOptions
  /** The screens after each command, as text. */
  readonly golden: string
}

/** One file of an output. */
export interface OutputFile {
  /** Below the output's path when that is a directory, else `''`. */
  readonly name: string
  readonly data: Uint8Array | string
}

/** A kind of files that a tape can promise. */
export interface OutputKind {
  /** A program that must be installed, or null. */
  readonly program: string | null
  /** True when nothing at the place was made by anyone else; something is there. */
  isOurs(place: ConfinedPath): boolean
  make(played: PlayedTape): Promise<readonly OutputFile[]>
}
