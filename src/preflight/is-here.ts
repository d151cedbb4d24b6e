import type { Step } from '../plan/plan.ts'

/** True for a step that runs, on this machine, and not inside of another one's shell. */
export function isHere({ skip, inside, arguments: { remote } }: Step): boolean {
  return skip === null && inside === null && remote === null
}
