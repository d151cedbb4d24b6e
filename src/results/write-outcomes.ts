import type { Document } from '../document/document.ts'
import { parseDocument } from '../document/parse-document.ts'
import type { Outcome } from '../execute/outcome.ts'
import { applyOutcomes, type PlacedOutcome } from './apply-outcomes.ts'

/** A document as it reads once outcomes are written into it, with the places of these there. */
export async function writeOutcomes(
  document: Document,
  outcomes: readonly Outcome[],
): Promise<{ readonly written: Document; readonly placed: readonly PlacedOutcome[] }> {
  const found = outcomes.map((outcome) => {
    const at = document.blocks[outcome.step.block.index]?.span.start ?? null
    return { outcome, at }
  })
  const { source, placed } = await applyOutcomes(document, found)
  return { written: await parseDocument(document.path, Buffer.from(source)), placed }
}
