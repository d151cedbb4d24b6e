import type { Block } from '../document/block.ts'
import type { Document } from '../document/document.ts'
import type { Edit } from '../document/edit.ts'
import { placeOf } from '../document/line-index.ts'
import { RunbookError } from '../errors.ts'
import type { Outcome } from '../execute/outcome.ts'
import { outcomeEdit } from './outcome-edit.ts'

/** The edit that puts an outcome's result below a block; one that cannot be written is a problem of its block alone. */
export function editOrProblem(
  document: Document,
  block: Block,
  outcome: Outcome,
): Edit | RunbookError | null {
  try {
    return outcomeEdit(document, outcome, block)
  } catch (error) {
    if (!(error instanceof RunbookError)) throw error
    return error.at(placeOf(document.lines, block.span))
  }
}
