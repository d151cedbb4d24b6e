import type { NodeType } from '../tree/node.ts'

const minimal: readonly NodeType[] = [
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

const withoutBreaks: readonly NodeType[] = [
  ...minimal,
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

const standard: readonly NodeType[] = [...withoutBreaks, 'line-break']

const inLink: readonly NodeType[] = [
  ...minimal,
  'export-snippet',
  'inline-babel-call',
  'inline-src-block',
  'macro',
  'statistics-cookie',
]

const inCell: readonly NodeType[] = [
  ...minimal,
  'export-snippet',
  'footnote-reference',
  'link',
  'macro',
  'radio-target',
  'target',
  'timestamp',
]

const restrictions: Partial<Record<NodeType, readonly NodeType[]>> = {
  headline: withoutBreaks,
  item: withoutBreaks,
  keyword: standard.filter((type) => type !== 'footnote-reference'),
  link: inLink,
  'radio-target': minimal,
  'table-cell': inCell,
}

/** The objects that may stand in an element or object (org-syntax, "Objects"; `org-element-object-restrictions`). */
export function objectsIn(type: NodeType): readonly NodeType[] {
  return restrictions[type] ?? standard
}
