import type { RawArgument } from '../document/block.ts'
import type { Value } from '../document/value.ts'
import type { RemotePlace } from '../remote/remote-place.ts'
import type { CommentWord } from './comment-words.ts'
import type { Condition } from './conditions/condition.ts'
import type { ExpectedExits } from './exit-argument.ts'
import type { MergedArguments } from './merge-arguments.ts'
import type { NowebUse } from './noweb-argument.ts'
import type { DocumentLooks } from './recording-looks.ts'
import type { ResultsWords } from './results-words.ts'
import type { TableText } from './shell-assignment.ts'
import type { TableOptions } from './table-names.ts'
import type { WaitCondition } from './wait-condition.ts'

/** `:needs`, `:on`, `:unless` and `:creates`. */
export interface RunConditions {
  /** Names of blocks that must have run before, and of programs that must be there. */
  readonly needs: readonly string[]
  /** What must hold where it runs; else it is skipped. */
  readonly on: readonly Condition[]
  /** Commands that say by their success that there is nothing to do, `''` for none. */
  readonly unless: string
  /** File whose presence says the same, `''` for none. */
  readonly creates: string
}

/** What is typed when a block asks for it. */
export interface PromptAnswer {
  /** Text that must have been shown, `''` for any question. */
  readonly prompt: string
  /** `$NAME` stands for a variable of the block. */
  readonly text: string
}

/** The terminal of a block. */
export interface BlockTerminal {
  /** True when it is the block's standard input. */
  readonly isTerminal: boolean
  readonly answers: readonly PromptAnswer[]
}

/** What a block alone finds: variables and a terminal. */
export interface OwnEnvironment {
  /** Variables that it has, with the values that it writes out. */
  readonly env: readonly BlockVariable[]
  /** Variables that it does not find. */
  readonly unenv: readonly string[]
  /** Variables that the one who runs the document gives, and that nobody sees. */
  readonly secrets: readonly string[]
  readonly terminal: BlockTerminal
}

/** One `:var` assignment: a value as written, or a reference to one that is found when the block runs. */
export interface Variable {
  readonly name: string
  readonly value: Value
  /** `''` when the value was written out. */
  readonly reference: string
  readonly origin: RawArgument
}

/** A variable of a block's environment; its value is null where the one who runs the document gives it. */
export interface BlockVariable {
  readonly name: string
  readonly value: string | null
  readonly origin: RawArgument
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
  /** So many times as fast as it was, pauses after they are limited. */
  readonly speed: number
  /** Longest recording, the time that a picture's end stays included; 0 means no limit. */
  readonly maxLengthMs: number
  readonly prompt: string
  readonly looks: DocumentLooks
}

/** What the link of a file shows: a text, which may be empty, or its path. */
export type LinkDescription = 'path' | { readonly text: string }

/** Where a `:results file` goes; `''` where an argument is not given. */
export interface ResultFile {
  readonly file: string
  readonly fileExt: string
  readonly outputDir: string
  /** The directory that is made for it before its block runs. */
  readonly madeDirectory: string
  /** Null when not given. */
  readonly description: LinkDescription | null
  readonly mode: number | null
}

/** A block's header arguments, complete and checked. */
export interface HeaderArguments {
  readonly results: ResultsWords
  /** Keep the result until the block changes. */
  readonly cache: boolean
  /** Every argument as the document says and merges it, with the place that it comes from; no flag of the command line. */
  readonly written: MergedArguments
  /** Block type around the result, `''` for the default one, null for none. */
  readonly wrap: string | null
  readonly resultFile: ResultFile
  /** Call that the value goes through before it is written, `''` for none. */
  readonly post: string
  /** Switches on the opening line of a result block. */
  readonly resultsSwitches: string
  /** Null for other words, with which an export leaves a block as it is. */
  readonly exports: 'code' | 'results' | 'both' | 'none' | null
  readonly eval: 'yes' | 'never' | 'query'
  /** It runs only when it is asked for by name or line. */
  readonly manual: boolean
  /** Name of the session, `''` for a shell of its own. */
  readonly session: string
  /** Blocks of other sessions go on while it runs in its own. */
  readonly async: boolean
  /** Directory as written, `''` for the document's. */
  readonly dir: string
  /** Where `:dir` is on another machine, null on this one. */
  readonly remote: RemotePlace | null
  readonly mkdirp: boolean
  readonly variables: readonly Variable[]
  /** How tables are cut before they become variables. */
  readonly tables: TableOptions
  /** How tables become text. */
  readonly tableText: TableText
  /** Arguments that only its language has, by name; `''` for one without a value. */
  readonly own: Readonly<Record<string, string>>
  /** Reference whose text is the script's standard input, `''` for none. */
  readonly stdin: string
  /** Words for the script, as the shell reads them; null when not given. */
  readonly cmdline: string | null
  readonly prologue: string
  readonly epilogue: string
  /** `no`, `yes` or a path; `''` when what is written names no file. */
  readonly tangle: string
  /** Make the directories of the tangled file. */
  readonly tangleMkdirp: boolean
  /** Permission bits, null when not given. */
  readonly tangleMode: number | null
  readonly shebang: string
  readonly padline: boolean
  readonly noExpand: boolean
  /** What comments of a tangled file say of this block. */
  readonly comments: CommentWord
  readonly noweb: NowebUse
  /** The name that it shares with other blocks, `''` for none. */
  readonly nowebRef: string
  /** What stands behind it when another block follows under the same name. */
  readonly nowebSep: string
  readonly nowebPrefix: boolean
  readonly timeoutMs: number
  /** After this the block is stopped and has passed; 0 when it ends by itself. */
  readonly forMs: number
  /** How often a block that failed runs again; the pause before it doubles each time. */
  readonly retry: {
    readonly times: number
    readonly pauseMs: number
    /** State that its output must show, `''` for none. */
    readonly state: string
  }
  /** It goes on in its session while the next blocks run. */
  readonly background: boolean
  /** What must hold before the next block runs. */
  readonly wait: WaitCondition | null
  /** What decides whether it runs at all. */
  readonly conditions: RunConditions
  /** What its environment has beside that of all blocks. */
  readonly environment: OwnEnvironment
  /** Name of the way to compare output, with its argument behind a colon; `''` for the usual one. */
  readonly expect: string
  readonly exit: ExpectedExits
  /** Paths of the recording's files, empty for none; null when the link below the block decides. */
  readonly record: readonly string[] | null
  readonly recording: RecordingSettings
}
