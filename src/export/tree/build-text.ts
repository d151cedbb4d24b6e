import { lineText } from '../../document/line-index.ts'
import type { OrgElement } from '../../document/org/element.ts'
import { type BareElement, type Builder, sourceOf, textOf } from './builder.ts'
import { readKeyword } from './export-settings.ts'
import type { RawElementNode } from './node.ts'
import { normalizeIndentation } from './normalize-indentation.ts'
import { readObjects } from './read-objects.ts'

/** A paragraph with the objects in it; one at the end of a file may have no line feed at its own. */
export function buildParagraph({ document, settings }: Builder, element: OrgElement): BareElement {
  const text = sourceOf(document, element.start, element.end)
  const children = readObjects(text, 'paragraph', settings)
  normalizeIndentation(children, false)
  return { type: 'paragraph', children }
}

/** Lines that begin with a colon, without it. */
export function buildFixedWidth({ document }: Builder, element: OrgElement): BareElement {
  const text = textOf(document, element.start, element.end)
  return { type: 'fixed-width', value: text.replace(/(?<![^\n])[ \t]*: ?/g, '').replace(/\n$/, '') }
}

/** Elements that are kept as they are written. */
export function buildRaw({ document }: Builder, element: OrgElement): BareElement {
  const type = element.type as RawElementNode['type']
  return { type, value: textOf(document, element.start, element.end) }
}

/** `#+KEY: value`. */
export function buildKeyword({ document }: Builder, element: OrgElement): BareElement {
  const [key, value] = readKeyword(lineText(document.lines, element.start))
  return { type: 'keyword', key, value }
}
