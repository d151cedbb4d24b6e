import type { Block } from '../document/block.ts'
import type { Document } from '../document/document.ts'
import type { Edit } from '../document/edit.ts'
import type { Value } from '../document/value.ts'
import { markdownResultEdit } from './markdown/markdown-result-edit.ts'
import { inlineResultEdit } from './org/inline-result-edit.ts'
import { orgResultEdit } from './org/org-result-edit.ts'
import type { ResultForm } from './org/result-form.ts'

/** What a block gave, as text and as a value, and how it is to be written. */
export interface BlockResult {
  readonly text: string
  readonly value: Value
  readonly form: ResultForm
  /** The hash of `:cache yes`, null for none. */
  readonly hash: string | null
}

/**
 * The edit that writes a block's result into its document, or null when nothing is to be changed.
 * @throws RunbookError E_RESULT for a result that does not fit behind an inline block.
 */
export function resultEdit(document: Document, block: Block, result: BlockResult): Edit | null {
  if (!block.closed) return null
  const edit = editOf(document, block, result)
  if (!edit || document.source.slice(edit.start, edit.end) === edit.text) return null
  return edit
}

function editOf(document: Document, block: Block, result: BlockResult): Edit | null {
  if (document.format === 'markdown') return markdownResultEdit(document, block, result.text)
  const write = block.inline ? inlineResultEdit : orgResultEdit
  return write(document, block, result)
}
