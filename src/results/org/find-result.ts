import type { OrgDocument } from '../../document/document.ts'
import { type LineIndex, lineStart, lineText } from '../../document/line-index.ts'
import { affiliatedKeyword, type AffiliatedKeyword } from '../../document/org/affiliated.ts'
import type { OrgElement, OrgElementType } from '../../document/org/element.ts'

/** Where a block's result goes. */
export type ResultPlace =
  /** An existing `#+RESULTS:` line; `contentEnd` is the line after what it holds (equal when it holds nothing). */
  | { readonly kind: 'existing'; readonly keywordLine: number; readonly contentEnd: number }
  /** None yet: below the block, before this line. */
  | { readonly kind: 'new'; readonly line: number }

/** The result of a block, found as org-babel-where-is-src-block-result finds it. */
export function findResult(document: OrgDocument, element: OrgElement, name: string): ResultPlace {
  const holder = name === '' ? anonymousHolder(document, element) : namedHolder(document, name)
  if (!holder) return { kind: 'new', line: element.end }
  const keywordLine = resultsLine(document.lines, holder, name)
  return {
    kind: 'existing',
    keywordLine,
    contentEnd: contentEnd(document.lines, holder, keywordLine),
  }
}

/** The very next element, when a `#+RESULTS:` without a name stands on it. */
function anonymousHolder(document: OrgDocument, element: OrgElement): OrgElement | null {
  const next = element.next
  return next && resultsLine(document.lines, next, '') >= 0 ? next : null
}

/** The first element anywhere that carries `#+RESULTS: NAME`. */
function namedHolder(document: OrgDocument, name: string): OrgElement | null {
  return (
    document.elements.find((element) => resultsLine(document.lines, element, name) >= 0) ?? null
  )
}

function resultsLine(lines: LineIndex, element: OrgElement, name: string): number {
  const end = element.type === 'keyword' ? element.end : element.start
  for (let line = element.begin; line < end; line += 1) {
    const keyword = affiliatedKeyword(lines, line)
    if (keyword && isResultsOf(keyword, name)) return line
  }
  return -1
}

function isResultsOf(keyword: AffiliatedKeyword, name: string): boolean {
  return keyword.key === 'results' && keyword.value.toLowerCase() === name.toLowerCase()
}

/** Elements that a new result replaces; paragraphs, quotes and verses stay (org-babel-result-end). */
const replaceable: ReadonlySet<OrgElementType> = new Set([
  'drawer',
  'example-block',
  'export-block',
  'fixed-width',
  'special-block',
  'src-block',
  'plain-list',
  'item',
  'table',
  'latex-environment',
])

function contentEnd(lines: LineIndex, holder: OrgElement, keywordLine: number): number {
  if (holder.type === 'keyword') return keywordLine + 1
  if (replaceable.has(holder.type)) return holder.end
  if (/^[ \t]*\[\[[^\n]*\]\][ \t]*$/.test(lineText(lines, keywordLine + 1))) return keywordLine + 2
  return keywordLine + 1
}

/** Offset span of the lines that a new result replaces. */
export function contentSpan(lines: LineIndex, place: Extract<ResultPlace, { kind: 'existing' }>) {
  return { start: lineStart(lines, place.keywordLine + 1), end: lineStart(lines, place.contentEnd) }
}
