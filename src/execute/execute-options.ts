import type { Step } from '../plan/plan.ts'
import type { Policy } from '../sandbox/policy.ts'

/** What an execution needs besides the plan. */
export interface ExecuteOptions {
  readonly policy: Policy
  /** Absolute directory of the document. */
  readonly directory: string
  /** Go on after a step that failed. */
  readonly keepGoing: boolean
  readonly signal: AbortSignal
  /** Hash of the result that the document holds for a step, null for none. */
  readonly cachedHash: (step: Step) => string | null
  /** Values that nothing which leaves the execution may show. */
  readonly secrets: readonly string[]
  /** Told before each step runs. */
  readonly onStep: (step: Step) => void
}
