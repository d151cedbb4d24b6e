import { argumentPlace } from '../../document/argument-place.ts'
import type { Block } from '../../document/block.ts'
import type { Document } from '../../document/document.ts'
import { placeOf } from '../../document/line-index.ts'
import { RunbookError } from '../../errors.ts'

/** The problem of a block that asks for comments in a language for which none are known. */
export function noCommentSyntax(document: Document, block: Block): RunbookError {
  const origin = block.arguments.findLast(({ key }) => key === 'comments')
  return new RunbookError(
    'E_HEADER_ARGUMENT',
    `it is not known how ${block.language || 'a file without a language'} writes comments`,
    {
      place: origin ? argumentPlace(document.lines, origin) : placeOf(document.lines, block.span),
      hint: 'Say ":comments no", or put the comments into the block.',
    },
  )
}
