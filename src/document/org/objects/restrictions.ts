import type { ObjectType } from './object.ts'

const minimal: readonly ObjectType[] = [
  'bold',
  'code',
  'entity',
  'italic',
  'latex-fragment',
  'strike-through',
  'subscript',
  'superscript',
  'underline',
  'verbatim',
]

const withoutBreaks: readonly ObjectType[] = [
  ...minimal,
  'citation',
  'export-snippet',
  'footnote-reference',
  'inline-babel-call',
  'inline-src-block',
  'link',
  'macro',
  'radio-target',
  'statistics-cookie',
  'target',
  'timestamp',
]

const standard: readonly ObjectType[] = [...withoutBreaks, 'line-break']

const inLink: readonly ObjectType[] = [
  ...minimal,
  'export-snippet',
  'inline-babel-call',
  'inline-src-block',
  'macro',
  'statistics-cookie',
]

const inCell: readonly ObjectType[] = [
  ...minimal,
  'citation',
  'export-snippet',
  'footnote-reference',
  'link',
  'macro',
  'radio-target',
  'target',
  'timestamp',
]

const inReference: readonly ObjectType[] = withoutBreaks.filter(
  (type) => type !== 'citation' && type !== 'footnote-reference' && type !== 'link',
)

const restrictions: Readonly<Record<string, readonly ObjectType[]>> = {
  // The title of an entry of a bibliography, which Org reads as if it were LaTeX.
  'bibliography-title': ['entity', 'latex-fragment'],
  'citation-reference': inReference,
  headline: withoutBreaks,
  item: withoutBreaks,
  keyword: standard.filter((type) => type !== 'footnote-reference'),
  link: inLink,
  'radio-target': minimal,
  'table-cell': inCell,
}

/** The objects that may stand in an element or object (org-syntax, "Objects"; `org-element-object-restrictions`). */
export function objectsIn(type: string): readonly ObjectType[] {
  return restrictions[type] ?? standard
}
