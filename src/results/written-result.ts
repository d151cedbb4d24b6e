import type { Document } from '../document/document.ts'
import { parseDocument } from '../document/parse-document.ts'
import type { CachedResult } from '../execute/execute-options.ts'
import type { Outcome } from '../execute/outcome.ts'
import { cachedResult } from './cached-result.ts'
import { writeOutcomes } from './write-outcomes.ts'

/** The result with a hash that a document holds for an outcome's block once it is written, null for none. */
export async function writtenResult(
  document: Document,
  outcome: Outcome,
): Promise<CachedResult | null> {
  const { source, placed } = await writeOutcomes(document, [outcome])
  const written = await parseDocument(document.path, Buffer.from(source))
  const block = written.blocks.find(({ span }) => span.start === placed[0]?.at)
  return block ? cachedResult(written, block) : null
}
