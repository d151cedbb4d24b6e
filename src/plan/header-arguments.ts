import type { ResultsWords } from './results-words.ts'

/** One `:var` assignment with its literal value. */
export interface Variable {
  readonly name: string
  readonly value: string
}

/** How a block's recording looks; every field is resolved. */
export interface RecordingSettings {
  readonly theme: string
  readonly cols: number
  readonly rows: number
  /** Pixels. */
  readonly fontSize: number
  readonly typingMs: number
  /** Longest pause; 0 means no limit. */
  readonly idleLimitMs: number
  readonly prompt: string
}

/** A block's header arguments, complete and checked. */
export interface HeaderArguments {
  readonly results: ResultsWords
  readonly exports: 'code' | 'results' | 'both' | 'none'
  readonly eval: 'yes' | 'never' | 'query'
  /** Name of the session, `''` for a shell of its own. */
  readonly session: string
  /** Directory as written, `''` for the document's. */
  readonly dir: string
  readonly mkdirp: boolean
  readonly variables: readonly Variable[]
  readonly prologue: string
  readonly epilogue: string
  /** `no`, `yes` or a path. */
  readonly tangle: string
  /** Permission bits, null when not given. */
  readonly tangleMode: number | null
  readonly shebang: string
  readonly padline: boolean
  readonly noExpand: boolean
  readonly timeoutMs: number
  /** Path of the recording, `''` when the link below the block decides, `no` for none. */
  readonly record: string
  readonly recording: RecordingSettings
}
