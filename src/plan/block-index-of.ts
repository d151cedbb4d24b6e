import type { OrgDocument } from '../document/document.ts'
import type { OrgElement } from '../document/org/element.ts'

const indexes = new WeakMap<OrgDocument, ReadonlyMap<OrgElement, number>>()

/** The index of the block that an element is, -1 for none: of the inline ones, which have no names, several share a paragraph. */
export function blockIndexOf(document: OrgDocument, element: OrgElement): number {
  let known = indexes.get(document)
  if (!known) {
    const named = document.blockElements.map((one, index) => [one, index] as const)
    known = new Map(named.filter(([{ type }]) => type === 'babel-call' || type === 'src-block'))
    indexes.set(document, known)
  }
  return known.get(element) ?? -1
}
