import type { Comparison } from '../comparison.ts'
import type { PatternScope } from '../inline-pattern.ts'
import { type KeepInOutput, keepNothing } from '../normalize-output.ts'

/** An expectation and the output to hold against it, both normalised. */
export interface ModeInput {
  readonly expected: string
  readonly actual: string
  readonly scope: PatternScope
  /** What is written behind the mode's name and a colon, `''` when there is nothing. */
  readonly argument: string
  /** Milliseconds that it may take at most; what runs behind an import has to see to that itself. */
  readonly longestMs: number
}

/** A way to compare output with an expectation. */
export interface Mode {
  readonly name: string
  readonly summary: string
  readonly keep: KeepInOutput
  readonly compare: (input: ModeInput) => Comparison | Promise<Comparison>
  /** False for modes whose expectation says less than the output: an update cannot write it. */
  readonly updatable: boolean
  /** True where lines of an expectation may be patterns: an update protects new ones that read as such. */
  readonly hasPatterns: boolean
  /** What may be written behind its name and a colon; `''` where there is none. */
  readonly takes: RegExp
}

/** What most modes have in common: they compare normalised text without patterns, take no argument, and no update writes them. */
export const usualMode = {
  keep: keepNothing,
  updatable: false,
  hasPatterns: false,
  takes: /^$/,
} as const
