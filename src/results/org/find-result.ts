import { addToGroup } from '../../document/add-to-group.ts'
import type { OrgDocument } from '../../document/document.ts'
import { firstCharacter, type LineIndex, lineStart, lineText } from '../../document/line-index.ts'
import { affiliatedKeywords } from '../../document/org/affiliated.ts'
import type { OrgElement, OrgElementType } from '../../document/org/element.ts'
import { trimChars } from '../../document/trim-chars.ts'

/** A `#+RESULTS:` line with what it holds; lines count from 0. */
export interface ExistingResult {
  readonly kind: 'existing'
  readonly keywordLine: number
  /** The hash in the keyword's brackets, null without one. */
  readonly hash: string | null
  /** First line of the element that carries the keyword: the keyword itself when it carries none. */
  readonly holderStart: number
  /** Line after that element. */
  readonly holderEnd: number
  /** Line after what a new result replaces: the keyword's next line when it holds nothing, or nothing replaceable. */
  readonly contentEnd: number
}

/** Where a block's result goes: a keyword that is there, or the line below the block. */
export type ResultPlace = ExistingResult | { readonly kind: 'new'; readonly line: number }

/** The result of a block, found as org-babel-where-is-src-block-result finds it. */
export function findResult(document: OrgDocument, element: OrgElement, name: string): ResultPlace {
  const isNamed = hasName(document, element, name)
  const isKeyword = isNamed ? keywordOf(name) : isAnonymous
  const holder = isNamed ? namedHolder(document, name, isKeyword) : element.next
  if (!holder) return { kind: 'new', line: element.end }
  // Without a name any first line will do: with a time in its brackets a keyword that holds nothing is a paragraph.
  const end = isNamed ? keywordsEnd(holder) : holder.start + 1
  const keywordLine = keywordLineOf(document.lines, { begin: holder.begin, end }, isKeyword)
  if (keywordLine < 0) return { kind: 'new', line: element.end }
  return {
    kind: 'existing',
    keywordLine,
    hash: keywordHash.exec(lineText(document.lines, keywordLine))?.[1] ?? null,
    holderStart: holder.start,
    holderEnd: filledEnd(document.lines, holder),
    contentEnd: contentEnd(document.lines, holder, keywordLine),
  }
}

/** True also for a name of no characters, whose result is the first one without a name, wherever it is. */
export function hasName({ lines }: OrgDocument, element: OrgElement, name: string): boolean {
  return name !== '' || affiliatedKeywords(lines, element).some(({ key }) => key === 'name')
}

const bracketedHash = String.raw`(?:\[(?:\(\d{4}-\d\d-\d\d \d\d:\d\d:\d\d\) )?([0-9a-f]+)\])?`
const anonymousKeyword = new RegExp(String.raw`^[ \t]*#\+results${bracketedHash}:[ \t]*$`, 'i')
const keywordHash = new RegExp(String.raw`^[ \t]*#\+results${bracketedHash}:`, 'i')

/** Whether a line is the keyword that is looked for. */
type KeywordTest = (line: string) => boolean

const isAnonymous: KeywordTest = (line) => anonymousKeyword.test(line)

/** Names are compared without case (org-babel-find-named-result); one may be longer than what V8 compiles as a pattern. */
function keywordOf(name: string): KeywordTest {
  const upper = name.toUpperCase()
  return (line) => {
    const text = trimChars(line, ' \t')
    const at = text.length - name.length
    if (at < 0 || text.slice(at).toUpperCase() !== upper) return false
    const keyword = trimChars(text.slice(0, at), ' \t')
    return anyKeyword.test(keyword) && keyword.endsWith(':')
  }
}

/** The first element anywhere that carries `#+RESULTS: NAME`. */
function namedHolder(
  document: OrgDocument,
  name: string,
  isKeyword: KeywordTest,
): OrgElement | null {
  const holds = (element: OrgElement) => {
    const lines = { begin: element.begin, end: keywordsEnd(element) }
    return keywordLineOf(document.lines, lines, isKeyword) >= 0
  }
  return resultHolders(document).get(lastPart(name))?.find(holds) ?? null
}

type Holders = ReadonlyMap<string, readonly OrgElement[]>
const holders = new WeakMap<OrgDocument, Holders>()

/** The elements that carry any `#+RESULTS:`, by the last part of its name, found once a document. */
function resultHolders(document: OrgDocument): Holders {
  let found = holders.get(document)
  if (!found) holders.set(document, (found = indexHolders(document)))
  return found
}

function indexHolders(document: OrgDocument): Holders {
  const found = new Map<string, OrgElement[]>()
  for (const element of document.elements) {
    for (let line = element.begin; line < keywordsEnd(element); line += 1) {
      const text = lineText(document.lines, line)
      if (anyKeyword.test(text)) addToGroup(found, lastPart(text), element)
    }
  }
  return found
}

const anyKeyword = /^[ \t]*#\+results/i

/** What stands behind the last colon, in one case: a name may hold colons, and any of them may end the keyword. */
function lastPart(text: string): string {
  return trimChars(text.slice(text.lastIndexOf(':') + 1), ' \t').toUpperCase()
}

type LineRange = Pick<OrgElement, 'begin' | 'end'>

function keywordLineOf(
  lines: LineIndex,
  { begin, end }: LineRange,
  isKeyword: KeywordTest,
): number {
  for (let line = begin; line < end; line += 1) {
    if (isKeyword(lineText(lines, line))) return line
  }
  return -1
}

/** The line after an element's keywords, of which a keyword that stands alone is one itself. */
function keywordsEnd({ type, start, end }: OrgElement): number {
  return type === 'keyword' ? end : start
}

/** Elements that a new result replaces; paragraphs, quotes and verses stay (org-babel-result-end). */
const replaceable: ReadonlySet<OrgElementType> = new Set([
  'drawer',
  'example-block',
  'export-block',
  'fixed-width',
  'special-block',
  'src-block',
  'table',
  'plain-list',
  'item',
  'latex-environment',
])

function contentEnd(lines: LineIndex, holder: OrgElement, keywordLine: number): number {
  if (holder.type === 'keyword') return keywordLine + 1
  if (replaceable.has(holder.type)) return filledEnd(lines, holder)
  return isLink(lines, keywordLine + 1) ? keywordLine + 2 : keywordLine + 1
}

/** Blank lines below an element stay: a list in an item has those in front of the next item for its own. */
function filledEnd(lines: LineIndex, { start, end }: OrgElement): number {
  let filled = end
  while (filled > start + 1 && firstCharacter(lines, filled - 1) === '') filled -= 1
  return filled
}

/**
 * A line that begins with a link in brackets (org-link-bracket-re). Of backslashes in front of a bracket one, or three and
 * more, can escape it.
 */
const link =
  /[ \t]*\[\[(?:[^\][\\]|\\+[^\][\\]|(?:\\|\\{3,})[\][]|\\{2,}(?=[\][]))+\](?:\[[^]+?\])?\][ \t\r]*$/my
const longestLink = 10_000

/** A link may go over several lines, of which Emacs replaces the first (org-babel-result-end). */
function isLink(lines: LineIndex, line: number): boolean {
  const start = lineStart(lines, line)
  link.lastIndex = 0
  return link.test(lines.source.slice(start, start + longestLink))
}
