import type { Policy } from '../sandbox/policy.ts'
import type { Language } from './languages/language.ts'

/** One script for a shell of its own, on pipes. */
export interface OnceRun {
  readonly language: Language
  readonly policy: Policy
  /** Directory to start in, as the shell sees it. */
  readonly cwd: string
  readonly script: string
  /** Words that the script gets as `$1` and so on. */
  readonly args: readonly string[]
  /** The script's standard input; null leaves it to the script's own text, as Org does. */
  readonly input: Uint8Array | null
  /** Time until the script is stopped, in milliseconds. */
  readonly timeoutMs: number
  /** Receives bytes as they come. */
  readonly onOutput: (data: Uint8Array, stream: 'stdout' | 'stderr') => void
  readonly signal: AbortSignal
}
