import type { Captures } from './line-test.ts'

/** One row of a comparison, as a unified diff shows it. */
export type ComparedRow =
  /** An expected line with the output lines that it matches: none or several where it repeats. */
  | { readonly kind: 'same'; readonly expected: string; readonly actual: readonly string[] }
  /** An expected line that no output line matches, and why. */
  | { readonly kind: 'missing'; readonly expected: string; readonly reason: string }
  /** An output line that nothing expects. */
  | { readonly kind: 'unexpected'; readonly actual: string; readonly eol: boolean }

/** Expected and actual output side by side. */
export interface Comparison {
  readonly passed: boolean
  readonly rows: readonly ComparedRow[]
  /** What the expectation captured. */
  readonly captures: Captures
}
