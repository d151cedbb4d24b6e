import type { Document } from '../../document/document.ts'
import type { NowebSource } from '../noweb-source.ts'
import { addressBlocks, type BlockAddress } from './block-address.ts'
import { commentOut, commentSyntax } from './comment-syntax.ts'
import { linkComment } from './link-comment.ts'
import { noCommentSyntax } from './no-comment-syntax.ts'

/** An expansion on its way into the block that refers to it. */
export interface MarkedText {
  readonly text: string
  readonly from: NowebSource
  /** The block whose body holds the reference. */
  readonly into: NowebSource
  /** The block that the link in the mark leads to. */
  readonly at: NowebSource
}

/**
 * Puts link comments around what references of a document expand to (`:comments noweb`; org-babel-tangle-comment-links).
 * The function that it returns throws RunbookError E_HEADER_ARGUMENT for a language without comments.
 */
export function markExpansions(document: Document): (marked: MarkedText) => string {
  let known: readonly BlockAddress[] | null = null
  return ({ text, from, into, at }) => {
    const syntax = commentSyntax(into.block.language)
    if (!syntax) throw noCommentSyntax(document, into.block)
    known ??= addressBlocks(document)
    const search = known[at.block.index]?.search ?? ''
    const address = { title: from.block.name, search }
    const { begin, end } = linkComment(document.path, address, from.arguments.tangle)
    return `${commentOut(begin, syntax)}\n${text}\n${commentOut(end, syntax)}\n`
  }
}
