import type { Block } from '../document/block.ts'
import type { Document } from '../document/document.ts'
import { firstCharacter } from '../document/line-index.ts'
import { findResult } from './org/find-result.ts'

/**
 * True when a run of a whole document goes on through a block's result, so that blocks in it run, too: Emacs walks on at
 * the end of a block's element, to which the blank lines below it belong (org-babel-map-executables). A new result goes in
 * front of those, so it is passed over where there are any; an old one stands behind them.
 */
export function isWalkedThrough(document: Document, block: Block): boolean {
  const element = document.format === 'org' ? document.blockElements[block.index] : undefined
  if (document.format !== 'org' || !element || block.inline) return false
  const place = findResult(document, element, block.name)
  if (place.kind === 'existing') return place.keywordLine >= element.end
  // Blank lines at the end of an item or footnote are its own, not its last element's.
  if (!element.next && ['item', 'footnote-definition'].includes(element.parent?.type ?? ''))
    return true
  return place.line >= document.lines.count || firstCharacter(document.lines, place.line) !== ''
}
