import type { Document } from '../document/document.ts'
import { commentOut, commentSyntax, type CommentSyntax } from '../plan/links/comment-syntax.ts'
import { linkComment, type LinkComment } from '../plan/links/link-comment.ts'
import { noCommentSyntax } from '../plan/links/no-comment-syntax.ts'
import type { Step } from '../plan/plan.ts'
import type { TangledBlock } from './tangled-block.ts'

/**
 * Writes the comments of one tangled file, block by block. A language that is not known takes over the syntax of the
 * block before it, as the buffer that Org fills keeps its mode.
 */
export class FileComments {
  readonly #document: Document
  #syntax: CommentSyntax | null = null

  constructor(document: Document) {
    this.#document = document
  }

  /** Goes on to a block; every block of the file must be entered in order. */
  enter({ block }: Step): void {
    const syntax = commentSyntax(block.language)
    if (syntax !== undefined) this.#syntax = syntax
  }

  /**
   * A text as comments with a line feed of their own, nothing for a blank text.
   * @throws RunbookError E_HEADER_ARGUMENT when the language has no comments.
   */
  written(text: string, { block }: Step): string {
    if (text.trim() === '') return ''
    if (!this.#syntax) throw noCommentSyntax(this.#document, block)
    return `${commentOut(text, this.#syntax)}\n`
  }

  /**
   * The comments in front of a block and behind it, with their line feeds; both `''` when it asks for none.
   * @throws RunbookError as `written`.
   */
  around({ step, address }: TangledBlock): LinkComment {
    const { comments, tangle } = step.arguments
    if (comments === 'no' || comments === 'org') return { begin: '', end: '' }
    const { begin, end } = linkComment(this.#document.path, address, tangle)
    return { begin: this.written(begin, step), end: this.written(end, step) }
  }
}
