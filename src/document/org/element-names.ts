import type { OrgDocument } from '../document.ts'
import { lineText, type LineIndex } from '../line-index.ts'
import { affiliatedKeyword, affiliatedKeywords } from './affiliated.ts'
import { isContainer, type OrgElement } from './element.ts'
import { type OrgHeadline, parseHeadline } from './headline.ts'
import { nodeProperties } from './node-properties.ts'
import { todoKeywords } from './todo-keywords.ts'

interface Names {
  readonly referenced: ReadonlyMap<string, OrgElement>
  readonly called: ReadonlyMap<string, OrgElement>
}

const indexes = new WeakMap<OrgDocument, Names>()

/** The first element called `name`, or the heading with that CUSTOM_ID or ID (org-babel-ref-resolve); null for none. */
export function namedElement(document: OrgDocument, name: string): OrgElement | null {
  return namesOf(document).referenced.get(name) ?? null
}

/** The element that a call means, which may stand below a COMMENT heading (org-babel-lob--src-info); null for none. */
export function calledElement(document: OrgDocument, name: string): OrgElement | null {
  return namesOf(document).called.get(name) ?? null
}

/** All names that references can use. */
export function elementNames(document: OrgDocument): string[] {
  return [...namesOf(document).referenced.keys()]
}

function namesOf(document: OrgDocument): Names {
  let names = indexes.get(document)
  if (!names) indexes.set(document, (names = indexNames(document)))
  return names
}

/** Elements by name, then headings by id; what stands below a COMMENT heading cannot be referred to. */
function indexNames(document: OrgDocument): Names {
  const referenced = new Map<string, OrgElement>()
  const called = new Map<string, OrgElement>()
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
    const name = nameOf(document.lines, element)
    if (name !== null && !called.has(name)) called.set(name, element)
    if (commentedAt > 0) continue
    if (element.type === 'property-drawer' && heading) indexId(document, element, heading, ids)
    if (name !== null && !referenced.has(name)) referenced.set(name, element)
  }
  return { referenced: new Map([...ids, ...referenced]), called }
}

/**
 * The last name of an element, found only where it is spelt NAME or TBLNAME (org-babel-name-regexp), if only in the text
 * that the element holds.
 */
function nameOf(lines: LineIndex, element: OrgElement): string | null {
  const names = affiliatedKeywords(lines, element).filter(({ key }) => key === 'name')
  const last = names.at(-1)?.value ?? ''
  if (last === '') return null
  const isFound = names.some(({ spelling, value }) => value === last && searched.has(spelling))
  return isFound || showsName(lines, element, last) ? last : null
}

function showsName(lines: LineIndex, { type, start, end }: OrgElement, name: string): boolean {
  for (let line = start + 1; line < end && !isContainer(type); line += 1) {
    const shown = affiliatedKeyword(lines, line)
    if (shown?.value === name && searched.has(shown.spelling)) return true
  }
  return false
}

const searched: ReadonlySet<string> = new Set(['name', 'tblname'])

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
  for (const { key, value } of nodeProperties(document.lines, drawer)) {
    const isId = /^(?:CUSTOM_ID|ID)$/i.test(key)
    if (isId && value !== '' && !ids.has(value)) ids.set(value, heading)
  }
}
