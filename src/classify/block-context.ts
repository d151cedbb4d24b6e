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
  const text = document.source.slice(previous?.span.end ?? 0, block.span.start)
  const paragraphs = text.split(/\n[ \t>]*\n/).map((paragraph) => paragraph.trim())
  const last =
    paragraphs.findLast((paragraph) => paragraph !== '' && !paragraph.startsWith('<!--')) ?? ''
  const touches = previous !== undefined && text.trim() === ''
  return { sentence: last.replace(/\s+/g, ' '), above: touches ? previous : null }
}
