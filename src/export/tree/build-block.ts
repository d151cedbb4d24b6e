import { lineText } from '../../document/line-index.ts'
import { commaUnescape } from '../../document/org/comma-escape.ts'
import type { OrgElement } from '../../document/org/element.ts'
import { parseSrcBlockLine } from '../../document/org/src-block-line.ts'
import { type BareElement, type Builder, textOf } from './builder.ts'
import { normalizeIndentation } from './normalize-indentation.ts'
import { readObjects } from './read-objects.ts'

/** `#+begin_src` with its language, switches and header arguments. */
export function buildSource(builder: Builder, element: OrgElement): BareElement {
  const opening = parseSrcBlockLine(openingLine(builder, element))
  return {
    type: 'src-block',
    language: opening.language,
    switches: opening.switches,
    parameters: opening.arguments.trim(),
    value: bodyOf(builder, element),
  }
}

/** `#+begin_example` with its switches. */
export function buildExample(builder: Builder, element: OrgElement): BareElement {
  const opening = openingLine(builder, element)
  const behind = /^[ \t]*#\+begin_example( +.*)?$/i.exec(opening)?.[1] ?? ''
  const switches = behind.replace(/^ +/, ' ')
  const value = bodyOf(builder, element)
  return { type: 'example-block', language: '', switches, parameters: '', value }
}

/** `#+begin_export` with the back end that it is for. */
export function buildExport(builder: Builder, element: OrgElement): BareElement {
  const opening = openingLine(builder, element)
  const backend = /^[ \t]*#\+begin_export(?:[ \t]+(\S+))?/i.exec(opening)?.[1] ?? ''
  const value = bodyOf(builder, element)
  return { type: 'export-block', backend: backend.toUpperCase(), value }
}

/** `#+begin_verse`, whose text holds objects. */
export function buildVerse({ document, settings }: Builder, element: OrgElement): BareElement {
  const text = textOf(document, element.start + 1, element.end - 1)
  const children = readObjects(text, 'verse-block', settings)
  normalizeIndentation(children, false)
  return { type: 'verse-block', children }
}

function openingLine({ document }: Builder, element: OrgElement): string {
  return lineText(document.lines, element.start)
}

function bodyOf({ document }: Builder, element: OrgElement): string {
  return commaUnescape(textOf(document, element.start + 1, element.end - 1))
}
