import type { Block } from '../../document/block.ts'
import type { OrgDocument } from '../../document/document.ts'
import { firstFrom } from '../../document/first-from.ts'
import { lineStart, type Span } from '../../document/line-index.ts'

/** How an older result behind an inline block begins, on its line or the next one. */
const opening = /[ \t]*(?:\r?\n[ \t]*)?(\{\{\{results(?:\(|\}\}\}))/iy
const closing = ')}}}'

/**
 * Where the macro stands that holds the result of an inline block or call, null for none; what is behind the block's paragraph is none of
 * its results (org-babel-remove-inline-result).
 */
export function findInlineResult(document: OrgDocument, block: Block): Span | null {
  opening.lastIndex = block.span.end
  const found = opening.exec(document.source)
  const mark = found?.[1] ?? ''
  if (mark === '') return null
  const behind = opening.lastIndex
  const close = mark.endsWith('(') ? firstFrom(closingsIn(document), behind) : behind
  const end = mark.endsWith('(') ? close + closing.length : behind
  if (close < 0 || isBehindParagraph(document, block, end)) return null
  return { start: behind - mark.length, end }
}

function isBehindParagraph(
  { lines, blockElements }: OrgDocument,
  block: Block,
  end: number,
): boolean {
  const element = blockElements[block.index]
  return element?.type === 'paragraph' && lineStart(lines, element.end) < end
}

const known = new WeakMap<OrgDocument, readonly number[]>()

/** Where results of inline blocks may end, looked for once a document. */
function closingsIn(document: OrgDocument): readonly number[] {
  let found = known.get(document)
  if (!found) {
    found = Array.from(document.source.matchAll(/\)\}\}\}/g), ({ index }) => index)
    known.set(document, found)
  }
  return found
}
