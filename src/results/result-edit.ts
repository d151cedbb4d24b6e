import type { Block } from '../document/block.ts'
import type { Document } from '../document/document.ts'
import type { Edit } from '../document/edit.ts'
import { markdownResultEdit } from './markdown/markdown-result-edit.ts'
import { orgResultEdit } from './org/org-result-edit.ts'

/** The edit that writes a block's output into its document, or null when nothing is to be changed. */
export function resultEdit(document: Document, block: Block, output: string): Edit | null {
  if (!block.closed) return null
  const edit =
    document.format === 'org'
      ? orgResultEdit(document, block, output)
      : markdownResultEdit(document, block, output)
  if (!edit || document.source.slice(edit.start, edit.end) === edit.text) return null
  return edit
}
