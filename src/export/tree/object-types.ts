import type { ElementNode, NodeType, ObjectNode, OrgNode } from './node.ts'

const objectTypes: ReadonlySet<NodeType> = new Set([
  'text',
  'bold',
  'italic',
  'underline',
  'strike-through',
  'code',
  'verbatim',
  'subscript',
  'superscript',
  'entity',
  'latex-fragment',
  'statistics-cookie',
  'inline-babel-call',
  'timestamp',
  'line-break',
  'export-snippet',
  'footnote-reference',
  'inline-src-block',
  'link',
  'macro',
  'target',
  'citation',
  'radio-target',
  'table-cell',
])

/** True for objects, which stand in a line of text; false for elements. */
export function isObject(node: OrgNode): node is ObjectNode {
  return objectTypes.has(node.type)
}

/** True for elements. */
export function isElement(node: OrgNode): node is ElementNode {
  return !objectTypes.has(node.type)
}

const greaterTypes: ReadonlySet<NodeType> = new Set([
  'root',
  'section',
  'headline',
  'plain-list',
  'item',
  'table',
  'quote-block',
  'center-block',
  'drawer',
  'property-drawer',
  'special-block',
  'dynamic-block',
  'footnote-definition',
])

/** True for elements that hold other elements (org-element-greater-elements). */
export function isGreater(node: OrgNode): boolean {
  return greaterTypes.has(node.type)
}
