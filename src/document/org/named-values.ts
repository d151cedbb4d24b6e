import { dirname, resolve } from 'node:path'

import type { OrgDocument } from '../document.ts'
import { lineText, type LineIndex } from '../line-index.ts'
import { readCell } from '../read-cell.ts'
import { readNumber } from '../read-number.ts'
import { trimChars } from '../trim-chars.ts'
import { hline, type Value } from '../value.ts'
import { commaUnescape } from './comma-escape.ts'
import type { OrgElement, OrgElementType } from './element.ts'
import { parseHeadline } from './headline.ts'
import { linePatterns } from './line-patterns.ts'
import { linkTypes } from './objects/link-types.ts'
import { removeIndentation } from './remove-indentation.ts'
import { exampleText, resultText } from './result-text.ts'

/** The value of named data: a table, a list or text (org-babel-read-element); null for elements that hold none. */
export function elementValue(document: OrgDocument, element: OrgElement): Value {
  const { lines } = document
  const text = (from: number, end: number): string => linesText(lines, from, end)
  if (element.type === 'table') return tableValue(text(element.start, element.end))
  if (element.type === 'plain-list') return listValue(document, outermostList(element))
  if (element.type === 'fixed-width') return fixedValue(trimmed(resultText(lines, element) ?? ''))
  if (element.type === 'example-block' || element.type === 'src-block')
    return blockText(lines, element)
  if (element.type === 'headline') return subtreeText(document, element)
  if (element.type === 'paragraph')
    return paragraphValue(text(element.start, element.end), dirname(document.path))
  if (element.type === 'export-block')
    return removeIndentation(commaUnescape(text(element.start + 1, element.end - 1)))
  const isEmpty = element.end - element.start <= 2
  if (isEmpty || !textBlocks.has(element.type)) return null
  return removeIndentation(text(element.start + 1, element.end - 1))
}

/** A number, or the text with the quotes that may be around it: only cells and items lose them. */
function fixedValue(text: string): Value {
  return readNumber(text) ?? text
}

function linesText(lines: LineIndex, from: number, end: number): string {
  const part = Array.from({ length: end - from }, (_, index) => lineText(lines, from + index))
  return part.map((line) => `${line}\n`).join('')
}

/** Indentation that all lines share goes, unless the block has the switch `-i`. */
function blockText(lines: LineIndex, element: OrgElement): string {
  const text = exampleText(lines, element)
  const keeps = /[ \t]-i(?=[ \t]|$)/.test(lineText(lines, element.start))
  return keeps ? text : removeIndentation(text)
}

const linkType = new RegExp(`^(${linkTypes}):`, 'i')

/** A paragraph that is nothing but a link is what it leads to: a path, or the link (org-babel-read-link). */
function paragraphValue(text: string, directory: string): string {
  const link = /^[ \t]*\[\[([^\][]+)\](?:\[[^\][]+\])?\]\s*$/.exec(text)?.[1]
  if (link === undefined) return text
  const type = linkType.exec(link)?.[1]
  if (type === undefined) return resolve(directory, link)
  // Up to the last colon, also where a path has one or names a line behind it.
  const path = type === 'file' ? /file.*:(.+)/i.exec(link)?.[1] : undefined
  return path === undefined ? link : resolve(directory, path)
}

const textBlocks: ReadonlySet<OrgElementType> = new Set([
  'quote-block',
  'center-block',
  'special-block',
  'verse-block',
])

/** Without the characters at its ends that are blank for Org (org-trim), which a no-break space is not. */
function trimmed(text: string): string {
  return trimChars(text, ' \t\n\r')
}

/** Rows of cells; rules are `hline`, and lines of formulas are no rows. */
function tableValue(text: string): Value {
  const rows = text
    .split('\n')
    .filter((line) => trimmed(line) !== '' && !linePatterns.formulas.test(line))
  return rows.map((row) => {
    const line = trimmed(row)
    if (line.startsWith('|-')) return hline
    const cells = line.replace(/^\|/, '').replace(/\|$/, '').split('|')
    return cells.map((cell) => readCell(trimmed(cell)))
  })
}

/** Of a list in an item Emacs reads the list that the item is of, and so on (org-list-struct). */
function outermostList(list: OrgElement): OrgElement {
  const item = list.parent
  const above = item?.type === 'item' ? item.parent : null
  return above?.type === 'plain-list' ? outermostList(above) : list
}

/** A list with those that go on right below it, further to the left: they are one to Emacs (org-list-struct). */
function joinedLists(list: OrgElement): readonly OrgElement[] {
  const lists = [list]
  for (let last = list; ;) {
    const { next, end } = last
    const goesOn = next?.type === 'plain-list' && next.begin === next.start && next.begin <= end + 1
    if (!goesOn) return lists
    lists.push(next)
    last = next
  }
}

/** The texts of the list's own items up to their nested lists (org-list-to-lisp); blank lines below an item are its own. */
function listValue(document: OrgDocument, list: OrgElement): Value {
  const { elements, lines } = document
  const lists = new Set(joinedLists(list))
  const items = elements.filter(
    ({ parent, type }) => type === 'item' && parent !== null && lists.has(parent),
  )
  const inner = elements.filter(({ type }) => type === 'plain-list').toReversed()
  const firstIn = new Map(inner.map((one) => [one.parent, one]))
  return items.map((item, at) => {
    const nested = firstIn.get(item)
    const end = nested?.start ?? items[at + 1]?.begin ?? item.end
    const [first = '', ...rest] = linesText(lines, item.start, end).slice(0, -1).split('\n')
    const bullet = /^[ \t]*[^ \t]+[ \t]*/.exec(first)?.[0] ?? ''
    const text = ' '.repeat(bullet.length) + first.slice(bullet.length)
    const body = removeIndentation([text, ...rest].join('\n'))
    return trimmed(body) === '' ? '' : readCell(body)
  })
}

/** The text below a heading, its nested headings included, behind planning and properties (org-babel-ref-headline-body). */
function subtreeText({ lines, elements }: OrgDocument, heading: OrgElement): Value {
  const next = elements.indexOf(heading) + 1
  const { level } = parseHeadline(lineText(lines, heading.start), new Set())
  const behind = elements
    .slice(next)
    .find(
      ({ type, start }) =>
        type === 'headline' && parseHeadline(lineText(lines, start), new Set()).level <= level,
    )
  const meta = elements.slice(next, next + 2).filter(({ type }) => metaData.has(type))
  const end = behind?.start ?? lines.count
  const text = linesText(lines, meta.at(-1)?.end ?? heading.end, end)
  return behind ? text.slice(0, -1) : text
}

const metaData: ReadonlySet<OrgElementType> = new Set(['planning', 'property-drawer'])
