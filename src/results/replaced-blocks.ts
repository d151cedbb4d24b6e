import type { Document } from '../document/document.ts'
import { lineStart } from '../document/line-index.ts'
import type { Outcome } from '../execute/outcome.ts'
import { findResult } from './org/find-result.ts'
import { isWritable, outcomeEdit } from './outcome-edit.ts'

/**
 * Indexes of blocks that stand in a block's old result and not in its new one, so that they go when it is written: they
 * are not to run any more, as in Emacs. A block that the new result holds too stays.
 */
export function replacedBlocks(document: Document, outcome: Outcome): number[] {
  const inside = blocksInOldResult(document, outcome)
  if (inside.length === 0) return []
  const edit = outcomeEdit(document, outcome)
  if (!edit) return []
  return inside
    .filter(({ span }) => edit.start <= span.start && span.start < edit.end)
    .filter(({ span }) => !edit.text.includes(document.source.slice(span.start, span.end)))
    .map(({ index }) => index)
}

function blocksInOldResult(document: Document, outcome: Outcome) {
  const { block } = outcome.step
  const element = document.format === 'org' ? document.blockElements[block.index] : undefined
  if (document.format !== 'org' || !element || block.inline || !isWritable(outcome)) return []
  const place = findResult(document, element, block.name)
  if (place.kind === 'new') return []
  const start = lineStart(document.lines, place.keywordLine)
  const end = lineStart(document.lines, Math.max(place.contentEnd, place.holderEnd))
  return document.blocks.filter(({ span }) => start <= span.start && span.start < end)
}
