import type { Document } from '../document/document.ts'
import type { MarkedText } from '../plan/noweb.ts'
import type { BlockAddress } from './block-address.ts'
import { commentOut, commentSyntax } from './comment-syntax.ts'
import { linkComment } from './link-comment.ts'
import { noCommentSyntax } from './no-comment-syntax.ts'

/**
 * Puts link comments around what references expand to (`:comments noweb`; org-babel-tangle-comment-links). As in Org,
 * the comments of blocks that were found by `:noweb-ref` lead to the block that refers to them.
 */
export function markExpansion(
  document: Document,
  addresses: readonly BlockAddress[],
): (marked: MarkedText) => string {
  return ({ text, from, into, named }) => {
    const syntax = commentSyntax(into.block.language)
    if (!syntax) throw noCommentSyntax(document, into.block)
    const search = addresses[(named ? from : into).block.index]?.search ?? ''
    const address = { title: from.block.name, search }
    const { begin, end } = linkComment(document.path, address, from.arguments.tangle)
    return `${commentOut(begin, syntax)}\n${text}\n${commentOut(end, syntax)}\n`
  }
}
