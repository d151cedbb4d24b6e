import type { Block } from '../document/block.ts'
import type { OrgDocument } from '../document/document.ts'
import { lineStart, lineText } from '../document/line-index.ts'
import { removeIndentation } from '../document/org/remove-indentation.ts'

/**
 * The document's text above a block for `:comments org`: from the heading's title or the end of the block before it,
 * whichever is nearer, without common indentation (org-babel-tangle-single-block).
 */
export function textAbove(document: OrgDocument, block: Block): string {
  const { source, lines } = document
  const end = lineStart(lines, block.line - 1)
  const start = Math.max(headingText(document, block), endOfBlockBefore(document, block))
  return removeIndentation(source.slice(start, end).replace(/\r\n/g, '\n'))
}

function headingText({ headings, lines }: OrgDocument, block: Block): number {
  const heading = headings[lastBelow(headings, block.line)]
  if (!heading) return 0
  const start = lineStart(lines, heading.line - 1)
  const stars = /^\*+ /.exec(lines.source.slice(start, start + heading.level + 1))?.[0] ?? ''
  return start + stars.length
}

/** Index of the last heading above a line (from 1), -1 for none, by binary search. */
function lastBelow(headings: readonly { readonly line: number }[], line: number): number {
  let low = 0
  let high = headings.length
  while (low < high) {
    const middle = (low + high) >> 1
    if ((headings[middle]?.line ?? 0) < line) low = middle + 1
    else high = middle
  }
  return low - 1
}

/**
 * Right behind the `#+end_src` of the last block with a language, be it only text in an example: the rest of that line
 * belongs to the text (org-babel-src-block-regexp).
 */
function endOfBlockBefore({ lines }: OrgDocument, block: Block): number {
  let end = -1
  for (let line = block.line - 2; line >= 0; line -= 1) {
    const text = lineText(lines, line)
    if (/^\*+ /.test(text)) return 0
    if (end >= 0 && /^[ \t]*#\+begin_src[ \t]+\S/i.test(text)) return end
    const closing = /^[ \t]*#\+end_src/i.exec(text)?.[0]
    if (closing !== undefined) end = lineStart(lines, line) + closing.length
  }
  return 0
}
