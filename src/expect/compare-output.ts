import type { Comparison } from './comparison.ts'
import { inBoundedTime, tooLong } from './in-bounded-time.ts'
import type { PatternScope } from './inline-pattern.ts'
import type { Mode, ModeInput } from './modes/mode.ts'
import { type KeepInOutput, normalizeOutput } from './normalize-output.ts'
import { wholeRows } from './whole-rows.ts'

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

/** Milliseconds for one comparison. */
const usualMs = 10_000

/**
 * Brings both sides to the form of the mode, and compares. What has not been compared in `longestMs` differs: document
 * and output are untrusted, and lines, patterns and schemas can ask for any time.
 */
export async function compareOutput(
  comparison: OutputComparison,
  longestMs = usualMs,
): Promise<Comparison> {
  const { mode, argument, scope } = comparison
  const keep = { ...mode.keep, ...comparison.keep }
  const expected = normalizeOutput(comparison.expected, keep)
  const actual = normalizeOutput(comparison.actual, keep)
  const input = { expected, actual, scope, argument, longestMs }
  const isShort = expected.length * actual.length < shortest
  if (isShort) return mode.compare(input)
  return inBoundedTime(() => mode.compare(input), longestMs) ?? notInTime(input)
}

/** Lengths, multiplied, below which a comparison is shorter than the third of a millisecond that a bound takes. */
const shortest = 10_000

function notInTime({ expected, scope, longestMs }: ModeInput): Comparison {
  const rows = wholeRows(expected, tooLong(longestMs))
  return { passed: false, rows, captures: scope.captures }
}
