import type { Span } from '../document/line-index.ts'
import type { LineGrammar } from '../expect/line-grammar.ts'
import type { KeepInOutput } from '../expect/normalize-output.ts'
import type { CommandResult } from './salted-script.ts'

/** Exit status that a command must end with; null where any will do. */
export type ExpectedExit = number | 'nonzero' | null

/** One command of a document test with what it must print. */
export interface TestCommand {
  /** True when no update can change what is expected: it stands on the command's own line, or in another file. */
  readonly fixed: boolean
  /** Line of the command, from 1. */
  readonly line: number
  /** What the test is about, in the document's words; the command where there are none. */
  readonly title: string
  /** The command as the shell reads it, ending in a line feed. */
  readonly script: string
  /** Expected lines as written, without what stands in front of each. */
  readonly expected: string
  /** Where the expected lines stand in the source; empty where output would be put. */
  readonly span: Span
  /** What stands in front of every line of output. */
  readonly prefix: string
  readonly exit: ExpectedExit
  /** Name of the way to compare (see `modes`), with its argument behind a colon. */
  readonly mode: string
  /** Why the command is not run, `''` when it is. */
  readonly skip: string
  /** What in the file can never match, `''` for nothing. */
  readonly fault: string
  /** What of the output is compared as it is. */
  readonly keep: KeepInOutput
}

/** Commands that one shell runs, one after the other. */
export interface TestShell {
  /** The shell's command line; it reads the commands from its standard input. */
  readonly argv: readonly string[]
  readonly env: Readonly<Record<string, string>>
  readonly stream: 'both' | 'stdout' | 'stderr'
  /** Shell text that runs first, without a trace in output or status; ends in a line feed unless empty. */
  readonly prologue: string
  readonly timeoutMs: number
  /** Status by which the shell says that a command took too long; null for none. */
  readonly timedOutStatus: number | null
  /** True for a shell of one command: the status that it ends with is the command's. */
  readonly single: boolean
  readonly commands: readonly TestCommand[]
}

/** A shell that tells nothing apart and has no commands yet. */
export const plainShell: TestShell = {
  argv: ['sh', '-'],
  env: {},
  stream: 'both',
  prologue: '',
  timeoutMs: 0,
  timedOutStatus: null,
  single: false,
  commands: [],
}

/** Files of another test tool: how they are read, and how their expectations compare. */
export interface Dialect {
  readonly name: string
  /** How names of its files end. */
  readonly extensions: readonly string[]
  /** Where commands start: in a new directory, or in the one that the tool is called in. */
  readonly start: 'new' | 'current'
  /** True when the tool can be told to run its files by another shell. */
  readonly anyShell: boolean
  readonly grammar: LineGrammar
  /** What a command printed as the tool writes it below the command; its status too where that is compared as output. */
  readonly shown: (result: CommandResult) => string
  /** How a status other than 0 is written below output that is compared without it; null where it is not. */
  readonly exitLine: ((status: number) => string) | null
  /** Status by which the whole file says that it does not apply here; null for none. */
  readonly skipStatus: number | null
  readonly read: (source: string, at: TestPlace) => readonly TestShell[]
}

/** Where a test file lies, and where its commands run. */
export interface TestPlace {
  /** Absolute path of the file. */
  readonly path: string
  /** Directory where the commands start, as they see it. */
  readonly directory: string
  /** The shell that the user named, `''` for the usual one. */
  readonly shell: string
}
