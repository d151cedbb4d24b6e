import type { Value } from '../document/value.ts'
import type { Step } from '../plan/plan.ts'

/** Runs a step now and gives its value; its result is not written. */
export type RunForValue = (step: Step) => Promise<Value>
