import type { Verdict } from '../../verdict/verdict.ts'
import type { Report } from '../report.ts'

/** Counts of a whole test run. */
export interface TestTotals {
  readonly passed: number
  readonly failed: number
  readonly skipped: number
  readonly durationMs: number
}

/** A way to tell people or machines about verdicts. */
export interface Reporter {
  verdict(verdict: Verdict): void
  end(totals: TestTotals): void
}

/** Makes a reporter that writes through the report. */
export type MakeReporter = (report: Report) => Reporter
