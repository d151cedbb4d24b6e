import type { Asciicast } from '../../cast/asciicast.ts'
import type { AnimationOptions } from '../../render/render-options.ts'

/** What a played tape gives its outputs. */
export interface PlayedTape {
  /** As it was played. */
  readonly cast: Asciicast
  /** As moving pictures show it: at its playback speed, begun at its loop offset. */
  readonly film: Asciicast
  readonly picture: AnimationOptions
  /** The screens after each command. */
  readonly golden: string
}

/** One file of an output. */
export interface OutputFile {
  /** Below the output's path when that is a directory, else `''`. */
  readonly name: string
  readonly data: Uint8Array
}

/** A kind of files that a tape can promise. */
export interface OutputKind {
  /** Programs that make it, besides ours. */
  readonly programs: readonly string[]
  /** True for a file of that kind that we may replace. */
  isOurs(data: Uint8Array): boolean
  make(played: PlayedTape): Promise<readonly OutputFile[]>
}
