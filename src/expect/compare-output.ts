import type { Comparison } from './comparison.ts'
import type { PatternScope } from './inline-pattern.ts'
import type { Mode } from './modes/mode.ts'
import { type KeepInOutput, normalizeOutput } from './normalize-output.ts'

/** Expected and actual output of one command, and how they are held against each other. */
export interface OutputComparison {
  readonly mode: Mode
  /** What is written behind the mode's name and a colon. */
  readonly argument: string
  readonly expected: string
  readonly actual: string
  readonly scope: PatternScope
  /** What is kept besides what the mode keeps. */
  readonly keep: Partial<KeepInOutput>
}

/** Brings both sides to the form of the mode, and compares. */
export async function compareOutput(comparison: OutputComparison): Promise<Comparison> {
  const { mode, argument, scope } = comparison
  const keep = { ...mode.keep, ...comparison.keep }
  return mode.compare({
    expected: normalizeOutput(comparison.expected, keep),
    actual: normalizeOutput(comparison.actual, keep),
    scope,
    argument,
  })
}
