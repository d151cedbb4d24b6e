import type { Value } from '../document/value.ts'
import type { Plan, Step } from '../plan/plan.ts'

/** Where a block is called from. */
export interface CallSite {
  /** The document that the called block is seen from. */
  readonly plan: Plan
  /** The references that are being resolved, outermost first. */
  readonly callers: readonly string[]
  /** What `*this*` stands for in arguments. */
  readonly thisValue: Value
  /** True in code that a result of this run brought, which reaches no other machine. */
  readonly isBrought: boolean
}

/** Runs a step now, its references as the call site sees them, and gives its value; its result is not written. */
export type RunForValue = (step: Step, from: CallSite) => Promise<Value>
