import type { OrgDocument } from '../../document/document.ts'
import type { Edit } from '../../document/edit.ts'
import { lineStart } from '../../document/line-index.ts'
import { commentTrees } from './comment-trees.ts'

/** The edits that take out headings that say COMMENT and what is below them. */
export function deleteCommentTrees(document: OrgDocument): Edit[] {
  const { lines } = document
  return commentTrees(document).map(({ start, end }) => ({
    start: lineStart(lines, start),
    end: lineStart(lines, end),
    text: '',
  }))
}
