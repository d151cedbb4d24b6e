import type { OrgDocument } from '../../document/document.ts'
import { greatest } from '../../document/extremes.ts'
import { lineText } from '../../document/line-index.ts'
import { namedElement } from '../../document/org/element-names.ts'
import type { OrgElement } from '../../document/org/element.ts'
import { parseHeadline } from '../../document/org/headline.ts'
import { todoKeywords } from '../../document/org/todo-keywords.ts'
import type { IncludeLine } from './include-line.ts'

/** The part of an included file that its line asks for, null when a location names nothing. */
export function includedPart(file: OrgDocument, include: IncludeLine): string | null {
  const part = include.location === '' ? file.source : locatedPart(file, include)
  if (part === null) return null
  return withoutBlankEnds(include.lines ? someLines(part, include.lines) : part)
}

function someLines(text: string, range: NonNullable<IncludeLine['lines']>): string {
  const lines = text.split('\n')
  return lines
    .slice((range.first ?? 1) - 1, range.last === null ? lines.length : range.last - 1)
    .join('\n')
}

/** The blank lines around the keyword count instead of those in the file. */
function withoutBlankEnds(text: string): string {
  const inside = text.replace(/^(?:[ \t]*\n)+/, '').trimEnd()
  return inside === '' ? '' : `${inside}\n`
}

/** A heading with what is below it, by title, `*TITLE` or `#CUSTOM_ID`, or an element by its name. */
function locatedPart(document: OrgDocument, include: IncludeLine): string | null {
  const { location, onlyContents } = include
  const element =
    namedElement(document, location.replace(/^#/, '')) ?? headingOf(document, location)
  if (!element) return null
  if (element.type !== 'headline') return linesOf(document, ...elementLines(element, onlyContents))
  return linesOf(document, ...headingLines(document, element, onlyContents))
}

function headingOf(document: OrgDocument, location: string): OrgElement | null {
  const wanted = location.replace(/^\*/, '').trim().toLowerCase()
  const keywords = todoKeywords(document)
  const found = document.elements.find(
    ({ type, start }) =>
      type === 'headline' &&
      parseHeadline(lineText(document.lines, start), keywords).title.toLowerCase() === wanted,
  )
  return found ?? null
}

function linesOf({ lines }: OrgDocument, from: number, end: number): string {
  return Array.from({ length: end - from }, (_, at) => `${lineText(lines, from + at)}\n`).join('')
}

function elementLines(
  { begin, start, end, type }: OrgElement,
  onlyContents: boolean,
): [number, number] {
  if (!onlyContents) return [begin, end]
  return /-block$|drawer/.test(type) ? [start + 1, end - 1] : [start, end]
}

function headingLines(
  document: OrgDocument,
  heading: OrgElement,
  onlyContents: boolean,
): [number, number] {
  const { elements, lines } = document
  const level = /^\*+/.exec(lineText(lines, heading.start))?.[0].length ?? 1
  const next = elements.find(
    ({ type, start }) =>
      type === 'headline' &&
      start > heading.start &&
      (/^\*+/.exec(lineText(lines, start))?.[0].length ?? 0) <= level,
  )
  const end = next?.start ?? lines.count
  if (!onlyContents) return [heading.start, end]
  const meta = elements.filter(
    ({ type, parent }) => parent === heading && (type === 'planning' || type === 'property-drawer'),
  )
  return [greatest([heading, ...meta].map((element) => element.end)), end]
}
