import type { OrgDocument } from '../../document/document.ts'
import { lineStart, lineText } from '../../document/line-index.ts'
import { linePatterns } from '../../document/org/line-patterns.ts'
import { parseOrg } from '../../document/org/parse-org.ts'

/**
 * The footnotes that a part of a file refers to and that are defined outside of it: labels with their text, in the
 * order of the references (org-export--prepare-file-contents).
 */
export function outsideFootnotes(whole: OrgDocument, part: string): [string, string][] {
  const references = part.matchAll(/\[fn:([-\w\p{L}\p{N}]+)\]/gu)
  const inside = definitions(parseOrg('', part))
  const labels = new Set(Array.from(references, ([, label = '']) => label))
  const missing = [...labels].filter((label) => !inside.has(label))
  if (missing.length === 0) return []
  const everywhere = definitions(whole)
  return missing.flatMap((label): [string, string][] => {
    const text = everywhere.get(label)
    return text === undefined ? [] : [[label, text]]
  })
}

/** The text of each footnote by its label. */
function definitions({ elements, lines }: OrgDocument): ReadonlyMap<string, string> {
  const found = new Map<string, string>()
  for (const { type, start, end } of elements) {
    if (type !== 'footnote-definition') continue
    const mark = linePatterns.footnote.exec(lineText(lines, start))?.[0] ?? ''
    const text = lines.source.slice(lineStart(lines, start) + mark.length, lineStart(lines, end))
    found.set(mark.slice('[fn:'.length, -1), text.trim())
  }
  return found
}
