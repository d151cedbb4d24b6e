import type { Block } from '../document/block.ts'
import type { Document } from '../document/document.ts'

/** What stands around a block and helps to tell what it is. */
export interface BlockContext {
  /** The paragraph right above, one line, `''` when there is none. */
  readonly sentence: string
  /** The block above when no text stands between them. */
  readonly above: Block | null
}

/** Reads what stands above a block. */
export function blockContext(document: Document, block: Block): BlockContext {
  const previous = document.blocks[block.index - 1]
  const text = textAbove(document, block)
  const touches = previous !== undefined && text.trim() === ''
  return { sentence: sentenceAbove(document, block), above: touches ? previous : null }
}

/** The paragraph right above a block, one line, without comments and keywords of Org; `''` when there is none. */
export function sentenceAbove(document: Document, block: Block): string {
  const text = textAbove(document, block)
  // Most blocks of a long document stand right below another.
  if (text.trim() === '') return ''
  const paragraphs = text
    .replace(/^[ \t]*#\+\w+.*$/gm, '')
    .split(/\n[ \t>]*\r?\n/)
    .map((paragraph) => paragraph.trim())
  const last =
    paragraphs.findLast((paragraph) => paragraph !== '' && !paragraph.startsWith('<!--')) ?? ''
  return last.replace(/\s+/g, ' ')
}

/** All between a block and the one before it. */
function textAbove({ blocks, source }: Document, { index, span }: Block): string {
  return source.slice(blocks[index - 1]?.span.end ?? 0, span.start)
}
