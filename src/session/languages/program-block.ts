import type { Variable } from '../../plan/header-arguments.ts'

/** A block on its way to the program that runs it. */
export interface ProgramBlock {
  /** The program, with its options, as the shell reads it. */
  readonly program: string
  /** The block's text with its variables. */
  readonly script: string
  /** Words of `:results`. */
  readonly words: readonly string[]
  /** True when the value of the last statement is asked for, false for the output. */
  readonly wantsValue: boolean
  readonly variables: readonly Variable[]
  /** Arguments that only its language has. */
  readonly own: Readonly<Record<string, string>>
  /** Standard input, null when `:stdin` does not say. */
  readonly input: string | null
  /** True when column names are asked for, as in `:colnames yes`. */
  readonly colnames: boolean
  /** File that the block draws into, `''` for none. */
  readonly picture: string
  /** Random word, for names that nothing else has. */
  readonly nonce: string
}
