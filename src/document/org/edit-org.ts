import type { Beside } from '../beside.ts'
import type { OrgDocument } from '../document.ts'
import { applyEdits, type Edit } from '../edit.ts'
import { editedLines } from '../edited-lines.ts'
import { parseOrg } from './parse-org.ts'

/** A document after edits; its places and the lines of its blocks are told as they were written. */
export function editOrg(
  document: OrgDocument,
  edits: readonly Edit[],
  beside: Beside,
): OrgDocument {
  if (edits.length === 0) return document
  const source = applyEdits(document.source, edits)
  return parseOrg(document.path, source, beside, editedLines(document.lines, edits))
}
