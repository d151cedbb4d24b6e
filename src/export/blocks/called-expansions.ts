import type { Outcome } from '../../execute/outcome.ts'
import { expandNoweb, expandNowebCalling, type NowebCall } from '../../plan/noweb.ts'
import type { Plan } from '../../plan/plan.ts'

/**
 * The code of blocks that did not run and whose references call others, `<<name()>>`, by the number of the block: for
 * showing it the called blocks run, as in Emacs.
 * @throws RunbookError as `expandNowebCalling`, and what `call` throws.
 */
export async function calledExpansions(
  plan: Plan,
  outcomes: readonly Outcome[],
  call: NowebCall,
): Promise<ReadonlyMap<number, string>> {
  const context = { ...plan, purpose: 'export', memory: null } as const
  const ran = new Set(outcomes.filter((one) => one.ran).map(({ step }) => step.block.index))
  const expansions = new Map<number, string>()
  for (const step of plan.steps) {
    const { block, arguments: complete } = step
    const isShown = complete.exports === 'code' || complete.exports === 'both'
    if (!isShown || block.inactive || block.call || ran.has(block.index)) continue
    if (complete.noweb.export !== 'expand' || expandNoweb(step, context) !== null) continue
    // oxlint-disable-next-line no-await-in-loop -- a block may depend on what the one before it did
    expansions.set(block.index, await expandNowebCalling(step, context, call))
  }
  return expansions
}
