import type { Beside } from '../../document/beside.ts'
import type { OrgDocument } from '../../document/document.ts'
import type { Edit } from '../../document/edit.ts'
import { sameLines } from '../../document/edited-lines.ts'
import { lineStart } from '../../document/line-index.ts'
import { editOrg } from '../../document/org/edit-org.ts'
import { parseOrg } from '../../document/org/parse-org.ts'
import { commentTrees } from './comment-trees.ts'
import { expandIncludes } from './expand-includes.ts'
import { expandMacros } from './expand-macros.ts'
import { macroTemplates } from './macro-templates.ts'

/**
 * The document whose blocks an export runs: with what it includes, without what is commented out, its macros replaced,
 * lines ended by line feeds (Org manual, "Advanced Export Configuration", "The export process").
 * @throws RunbookError as `expandIncludes` and `expandMacros`.
 */
export function prepareDocument(document: OrgDocument, beside: Beside, now: Date): OrgDocument {
  const plain = document.source.replace(/^\ufeff/, '').replace(/\r\n/g, '\n')
  const written = parseOrg(document.path, plain, beside, sameLines(document.lines))
  const included = editOrg(written, expandIncludes(written, beside.text), beside)
  const shown = editOrg(included, deleteCommentTrees(included), beside)
  return editOrg(shown, expandMacros(shown, macroTemplates(shown, now)), beside)
}

/** The edits that take out headings that say COMMENT and what is below them. */
function deleteCommentTrees(document: OrgDocument): Edit[] {
  const { lines } = document
  return commentTrees(document).map(({ start, end }) => ({
    start: lineStart(lines, start),
    end: lineStart(lines, end),
    text: '',
  }))
}
