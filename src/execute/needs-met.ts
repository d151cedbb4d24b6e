import type { Plan, Step } from '../plan/plan.ts'
import type { Outcome, OutcomeSkip } from './outcome.ts'

/** Skips after which what a block does is there, or was left out by the one who runs the document. */
const metSkips: ReadonlySet<OutcomeSkip> = new Set([
  'already-done',
  'cached',
  'replaced',
  'not-selected',
])

/** What became of the blocks that others need (`:needs`). */
export class NeedsMet {
  readonly #unmet = new Map<number, string>()
  readonly #plan: Plan

  constructor(plan: Plan) {
    this.#plan = plan
  }

  /** Takes the outcome of a step. */
  add({ step, status, skip }: Outcome): void {
    if (status === 'passed' || (skip !== null && metSkips.has(skip))) return
    this.#unmet.set(step.block.index, skip ?? status)
  }

  /** Why a step must not run, one sentence; null when all that it needs did. */
  missing({ needs }: Step): string | null {
    const index = needs.blocks.find((needed) => this.#unmet.has(needed))
    const block = this.#plan.steps[index ?? -1]?.block
    if (index === undefined || !block) return null
    const label = block.name === '' ? '' : `"${block.name}" on `
    return `It needs the block ${label}line ${block.writtenLine}: ${this.#unmet.get(index) ?? ''}.`
  }

  /** An outcome with the reason why its step did not run, where that is a need. */
  explain(outcome: Outcome): Outcome {
    if (outcome.skip !== 'need-unmet') return outcome
    const reason = this.missing(outcome.step)
    return { ...outcome, notes: reason === null ? outcome.notes : [reason] }
  }
}
