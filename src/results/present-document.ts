import type { Document } from '../document/document.ts'
import { parseDocument } from '../document/parse-document.ts'
import type { Outcome } from '../execute/outcome.ts'
import { isWritable } from './outcome-edit.ts'
import { writeOutcomes } from './write-outcomes.ts'

/** A document as it reads once outcomes are written, as Emacs writes each before it goes on. */
export async function presentDocument(
  document: Document,
  outcomes: readonly Outcome[],
): Promise<Document> {
  const { source } = await writeOutcomes(document, outcomes.filter(isWritable))
  return parseDocument(document.path, Buffer.from(source))
}
