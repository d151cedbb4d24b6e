import type { OrgDocument } from '../../document/document.ts'
import type { Edit } from '../../document/edit.ts'
import { lineStart, lineText } from '../../document/line-index.ts'
import { parseHeadline } from '../../document/org/headline.ts'
import { todoKeywords } from '../../document/org/todo-keywords.ts'

/** The edits that take out headings that say COMMENT and what is below them (Org manual, "Comment Lines"). */
export function deleteCommentTrees(document: OrgDocument): Edit[] {
  const { lines } = document
  const keywords = todoKeywords(document)
  const headlines = document.elements
    .filter(({ type }) => type === 'headline')
    .map(({ start }) => ({ start, ...parseHeadline(lineText(lines, start), keywords) }))
  const edits: Edit[] = []
  for (let at = 0; at < headlines.length; at += 1) {
    const headline = headlines[at]
    if (!headline?.commented) continue
    let next = at + 1
    while ((headlines[next]?.level ?? 0) > headline.level) next += 1
    const end = headlines[next]?.start ?? lines.count
    edits.push({ start: lineStart(lines, headline.start), end: lineStart(lines, end), text: '' })
    at = next - 1
  }
  return edits
}
