import type { Plan, Step } from '../plan/plan.ts'
import type { PresentResults } from './result-cache.ts'

/** The step of a call whose block a result of this run brought; null for any other step. */
export async function broughtCall(
  step: Step,
  plan: Plan,
  cache: PresentResults,
): Promise<Step | null> {
  const { block, skip } = step
  // A call that finds nothing has no language.
  if (block.call === null || block.language !== '' || skip !== 'not-executable') return null
  const present = await cache.presentDocument(plan.document)
  return present && plan.callWithin(block, present)
}
