import type { Value } from '../document/value.ts'
import type { ResultsWords } from './results-words.ts'
import type { TableText } from './shell-assignment.ts'
import type { TableOptions } from './table-names.ts'

/** One `:var` assignment: a value as written, or a reference to one that is found when the block runs. */
export interface Variable {
  readonly name: string
  readonly value: Value
  /** `''` when the value was written out. */
  readonly reference: string
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
  /** How tables are cut before they become variables. */
  readonly tables: TableOptions
  /** How tables become text. */
  readonly tableText: TableText
  /** Reference whose text is the script's standard input, `''` for none. */
  readonly stdin: string
  /** Words for the script, as the shell reads them; null when not given. */
  readonly cmdline: string | null
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
