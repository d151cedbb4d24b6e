import type { AffiliatedEntry, ElementNode, OrgNode } from '../tree/node.ts'
import { isElement } from '../tree/object-types.ts'

/** The name of an element, `''` for none. */
export function nameOf(node: OrgNode): string {
  return entriesOf(node, 'name').at(-1)?.value ?? ''
}

/** The name that links can find an element by: its own, else that of the block that it is a result of. */
export function linkName(node: ElementNode): string {
  return nameOf(node) || (entriesOf(node, 'results').at(-1)?.value ?? '')
}

/** True for elements with a caption, also an empty one: it counts, though nothing of it is shown. */
export function hasCaption(node: OrgNode): boolean {
  return entriesOf(node, 'caption').length > 0
}

/** The affiliated keywords of one kind. */
export function entriesOf(node: OrgNode, key: string): readonly AffiliatedEntry[] {
  return isElement(node) ? node.affiliated.filter((entry) => entry.key === key) : []
}

/** Attributes for a back end: name → value, null for one without (org-export-read-attribute). */
export type Attributes = ReadonlyMap<string, string | null>

/** The attributes that `#+ATTR_HTML:` gives an element. */
export function htmlAttributes(node: OrgNode): Attributes {
  const text = entriesOf(node, 'attr_html')
    .map(({ value }) => value)
    .join(' ')
  const starts = [...text.matchAll(/(?:^|(?<=[ \t])):([-a-zA-Z0-9_]+)(?:[ \t]+|$)/g)]
  return new Map(
    starts.map((match, position) => {
      const end = starts[position + 1]?.index ?? text.length
      return [
        match[1] ?? '',
        attributeValue(text.slice(match.index + match[0].length, end)),
      ] as const
    }),
  )
}

/** Quotes alone stand for an empty text; nothing and `nil` take the attribute away. */
function attributeValue(text: string): string | null {
  const value = text.trimEnd()
  if (value === '' || value === 'nil') return null
  const quotes = /^"("+)?"$/.exec(value)
  return quotes ? (quotes[1] ?? '') : value
}
