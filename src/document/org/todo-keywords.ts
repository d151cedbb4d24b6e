import { type LineIndex, lineText } from '../line-index.ts'
import type { OrgElement } from './element.ts'

/** The document's own TODO keywords; without any, Org's (Org manual, "Per-file keywords"). */
export function todoKeywords(document: {
  readonly elements: readonly OrgElement[]
  readonly lines: LineIndex
}): ReadonlySet<string> {
  const { elements, lines } = document
  const words = elements
    .filter(({ type }) => type === 'keyword')
    .map(({ start }) => /^[ \t]*#\+(?:(?:seq|typ)_)?todo:(.*)$/i.exec(lineText(lines, start))?.[1])
    .flatMap((text) => (text ?? '').split(/\s+/))
    .map((word) => word.replace(/\(.*$/, ''))
    .filter((word) => word !== '' && word !== '|')
  return new Set(words.length > 0 ? words : ['TODO', 'DONE'])
}
