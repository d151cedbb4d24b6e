import type { OrgDocument } from '../document.ts'
import { lineText } from '../line-index.ts'
import { readCell } from '../read-cell.ts'
import { hline, type Value } from '../value.ts'
import { affiliatedKeywords } from './affiliated.ts'
import type { OrgElement, OrgElementType } from './element.ts'
import { type OrgHeadline, parseHeadline } from './headline.ts'
import { linePatterns } from './line-patterns.ts'
import { removeIndentation } from './remove-indentation.ts'
import { resultText } from './result-text.ts'
import { todoKeywords } from './todo-keywords.ts'

const indexes = new WeakMap<OrgDocument, ReadonlyMap<string, OrgElement>>()

/** The first element called `name`, or the heading with that CUSTOM_ID or ID (org-babel-ref-resolve); null for none. */
export function namedElement(document: OrgDocument, name: string): OrgElement | null {
  let index = indexes.get(document)
  if (!index) indexes.set(document, (index = indexNames(document)))
  return index.get(name) ?? null
}

/** Elements by name, then headings by id; what stands below a COMMENT heading has no name. */
function indexNames(document: OrgDocument): ReadonlyMap<string, OrgElement> {
  const names = new Map<string, OrgElement>()
  const ids = new Map<string, OrgElement>()
  const keywords = todoKeywords(document)
  let heading: OrgElement | null = null
  let commentedAt = 0
  for (const element of document.elements) {
    if (element.type === 'headline') {
      heading = element
      const line = lineText(document.lines, element.start)
      commentedAt = commentLevel(parseHeadline(line, keywords), commentedAt)
    }
    if (commentedAt > 0) continue
    if (element.type === 'property-drawer' && heading) indexId(document, element, heading, ids)
    for (const { key, value } of affiliatedKeywords(document.lines, element)) {
      if (key === 'name' && value !== '' && !names.has(value)) names.set(value, element)
    }
  }
  return new Map([...ids, ...names])
}

function commentLevel({ level, commented }: OrgHeadline, commentedAt: number): number {
  if (commentedAt > 0 && level > commentedAt) return commentedAt
  return commented ? level : 0
}

function indexId(
  document: OrgDocument,
  drawer: OrgElement,
  heading: OrgElement,
  ids: Map<string, OrgElement>,
): void {
  for (let line = drawer.start + 1; line < drawer.end - 1; line += 1) {
    const id = /^[ \t]*:(?:CUSTOM_ID|ID):[ \t]+(.*?)[ \t]*$/i.exec(
      lineText(document.lines, line),
    )?.[1]
    if (id && !ids.has(id)) ids.set(id, heading)
  }
}

/** The value of named data: a table, a list or text (org-babel-read-element); null for elements that hold none. */
export function elementValue(document: OrgDocument, element: OrgElement): Value {
  const { lines } = document
  const text = (from: number, end: number): string => {
    const part = Array.from({ length: end - from }, (_, index) => lineText(lines, from + index))
    return part.map((line) => `${line}\n`).join('')
  }
  if (element.type === 'table') return tableValue(text(element.start, element.end))
  if (element.type === 'plain-list') return listValue(document, element)
  if (element.type === 'fixed-width') return readCell((resultText(lines, element) ?? '').trim())
  if (element.type === 'example-block') return resultText(lines, element)
  if (element.type === 'headline') return sectionText(document, element)
  if (element.type === 'paragraph') return text(element.start, element.end)
  if (!textBlocks.has(element.type)) return null
  return removeIndentation(text(element.start + 1, element.end - 1))
}

const textBlocks: ReadonlySet<OrgElementType> = new Set([
  'quote-block',
  'export-block',
  'special-block',
  'verse-block',
])

/** Rows of cells; rules are `hline`, and lines of formulas are no rows. */
export function tableValue(text: string): Value {
  const rows = text
    .split('\n')
    .filter((line) => line.trim() !== '' && !linePatterns.formulas.test(line))
  return rows.map((row) => {
    const line = row.trim()
    if (line.startsWith('|-')) return hline
    const cells = line.replace(/^\|/, '').replace(/\|$/, '').split('|')
    return cells.map((cell) => readCell(cell.trim()))
  })
}

/** The texts of the list's own items, without nested ones. */
function listValue(document: OrgDocument, list: OrgElement): Value {
  const items = document.elements.filter(
    (element) => element.parent === list && element.type === 'item',
  )
  return items.map((item) => {
    const first = lineText(document.lines, item.start)
    return readCell(first.replace(/^[ \t]*(?:[-+*]|\d+[.)])[ \t]*(?:\[[ X-]\][ \t]+)?/, '').trim())
  })
}

/** The text of a heading's section up to the next heading, without its drawer and blank lines at the ends. */
function sectionText(document: OrgDocument, heading: OrgElement): Value {
  const body = document.elements.filter(
    (element) =>
      element.parent === heading &&
      !['headline', 'property-drawer', 'planning'].includes(element.type),
  )
  const [first] = body
  const last = body.at(-1)
  if (!first || !last) return ''
  const part = Array.from({ length: last.end - first.begin }, (_, index) =>
    lineText(document.lines, first.begin + index),
  )
  return part.map((line) => `${line}\n`).join('')
}
