import type { Policy } from '../sandbox/policy.ts'
import type { Language } from './languages/language.ts'

/** How a script runs that is a file of its own. */
export interface ScriptFile {
  /** First line, which names the program that runs it; `''` for the language's own. */
  readonly shebang: string
  /** Words that the script gets, as the shell reads them. */
  readonly words: string
  readonly input: Uint8Array | string
  /** True for an empty line below the first one. */
  readonly padline: boolean
  /** True when standard error is part of the output. */
  readonly mixed: boolean
}

/** One script for a shell of its own, on pipes. */
export interface OnceRun {
  readonly language: Language
  readonly policy: Policy
  /** Directory to start in, as the shell sees it. */
  readonly cwd: string
  readonly script: string
  /** Null gives the script to the shell as its standard input, as Org does; else it becomes a file. */
  readonly file: ScriptFile | null
  /** Time until the script is stopped, in milliseconds. */
  readonly timeoutMs: number
  /** Receives bytes as they come. */
  readonly onOutput: (data: Uint8Array, stream: 'stdout' | 'stderr') => void
  readonly signal: AbortSignal
}
