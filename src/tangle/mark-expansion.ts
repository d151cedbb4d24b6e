import type { Document } from '../document/document.ts'
import type { ExpansionMarks, MarkedText } from '../plan/noweb.ts'
import type { BlockAddress } from './block-address.ts'
import { commentOut, commentSyntax } from './comment-syntax.ts'
import { linkComment } from './link-comment.ts'
import { noCommentSyntax } from './no-comment-syntax.ts'

/**
 * Puts link comments around what references expand to (`:comments noweb`; org-babel-tangle-comment-links). As in Org,
 * only the first use of a name gets a link to its block; later ones, and those of `:noweb-ref`, lead to the block that
 * refers to it.
 */
export function markExpansions(
  document: Document,
  addresses: readonly BlockAddress[],
): ExpansionMarks {
  const mark = ({ text, from, into, at }: MarkedText): string => {
    const syntax = commentSyntax(into.block.language)
    if (!syntax) throw noCommentSyntax(document, into.block)
    const search = addresses[at.block.index]?.search ?? ''
    const address = { title: from.block.name, search }
    const { begin, end } = linkComment(document.path, address, from.arguments.tangle)
    return `${commentOut(begin, syntax)}\n${text}\n${commentOut(end, syntax)}\n`
  }
  return { mark, seen: new Set() }
}
