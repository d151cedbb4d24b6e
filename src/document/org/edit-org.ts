import type { Beside } from '../beside.ts'
import type { OrgDocument } from '../document.ts'
import type { Edit } from '../edit.ts'
import { editLines } from '../edited-lines.ts'
import { parseOrg } from './parse-org.ts'

/** A document after edits; its places and the lines of its blocks are told as they were written. */
export function editOrg(
  document: OrgDocument,
  edits: readonly Edit[],
  beside: Beside,
): OrgDocument {
  if (edits.length === 0) return document
  const { path, source, written } = editLines(document.lines, edits)
  return parseOrg(path, source, beside, written)
}
