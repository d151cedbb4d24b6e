import type { Document } from '../document/document.ts'
import type { Outcome } from '../execute/outcome.ts'
import { type AppliedOutcomes, applyOutcomes } from './apply-outcomes.ts'

/** Writes outcomes into the text of the document that they were planned in; unlike `writeResults` in memory only. */
export async function writeOutcomes(
  document: Document,
  outcomes: readonly Outcome[],
): Promise<AppliedOutcomes> {
  const placed = outcomes.map((outcome) => {
    const at = document.blocks[outcome.step.block.index]?.span.start ?? null
    return { outcome, at }
  })
  return applyOutcomes(document, placed)
}
