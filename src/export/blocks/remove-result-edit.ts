import type { Block } from '../../document/block.ts'
import type { OrgDocument } from '../../document/document.ts'
import type { Edit } from '../../document/edit.ts'
import { firstCharacter, lineStart } from '../../document/line-index.ts'
import { findInlineResult } from '../../results/org/find-inline-result.ts'
import { findResult } from '../../results/org/find-result.ts'

/** The edit that takes a block's result out of a document, null when it has none (org-babel-remove-result); that of an inline call stays. */
export function removeResultEdit(document: OrgDocument, block: Block): Edit | null {
  if (block.inline) {
    if (block.call) return null
    const result = findInlineResult(document, block)
    return result && { start: block.span.end, end: result.end, text: '' }
  }
  const element = document.blockElements[block.index]
  if (!element) return null
  const place = findResult(document, element, block.name)
  if (place.kind === 'new') return null
  const { lines } = document
  let first = place.keywordLine
  while (first > 0 && firstCharacter(lines, first - 1) === '') first -= 1
  // Emacs looks for the line behind what stands above; where nothing does, the first line stays.
  if (first === 0) first = 1
  return { start: lineStart(lines, first), end: lineStart(lines, place.contentEnd), text: '' }
}
