import type { Beside } from '../../document/beside.ts'
import type { OrgDocument } from '../../document/document.ts'
import { parseOrg } from '../../document/org/parse-org.ts'
import { deleteCommentTrees } from './delete-comment-trees.ts'
import { expandIncludes } from './expand-includes.ts'
import { expandMacros } from './expand-macros.ts'
import { macroTemplates } from './macro-templates.ts'

/**
 * The document whose blocks an export runs: with what it includes, without what is commented out, its macros replaced,
 * lines ended by line feeds (Org manual, "Advanced Export Configuration", "The export process").
 * @throws RunbookError as `expandIncludes` and `expandMacros`.
 */
export function prepareDocument(document: OrgDocument, beside: Beside, now: Date): OrgDocument {
  const parse = (text: string): OrgDocument => parseOrg(document.path, text, beside)
  const written = parse(document.source.replace(/^\ufeff/, '').replace(/\r\n/g, '\n'))
  const included = parse(expandIncludes(written, beside.text))
  const shown = parse(deleteCommentTrees(included))
  return parse(expandMacros(shown, macroTemplates(shown, now)))
}
