import type { OrgDocument } from '../../document/document.ts'
import { lineText, type Span } from '../../document/line-index.ts'
import { parseHeadline } from '../../document/org/headline.ts'
import { todoKeywords } from '../../document/org/todo-keywords.ts'

/** The lines, in order, of headings that say COMMENT with all that is below them (Org manual, "Comment Lines"). */
export function commentTrees(document: OrgDocument): Span[] {
  const { lines } = document
  const keywords = todoKeywords(document)
  const headlines = document.elements
    .filter(({ type }) => type === 'headline')
    .map(({ start }) => ({ start, ...parseHeadline(lineText(lines, start), keywords) }))
  const trees: Span[] = []
  for (let at = 0; at < headlines.length; at += 1) {
    const headline = headlines[at]
    if (!headline?.commented) continue
    let next = at + 1
    while ((headlines[next]?.level ?? 0) > headline.level) next += 1
    trees.push({ start: headline.start, end: headlines[next]?.start ?? lines.count })
    at = next - 1
  }
  return trees
}
