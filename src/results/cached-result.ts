import type { Block } from '../document/block.ts'
import type { Document, OrgDocument } from '../document/document.ts'
import { lineText } from '../document/line-index.ts'
import type { OrgElement } from '../document/org/element.ts'
import { elementValue } from '../document/org/named-values.ts'
import type { CachedResult } from '../execute/execute-options.ts'
import { findResult } from './org/find-result.ts'

/** The result with a hash that a document holds for a block, null when there is none (org-babel-current-result-hash). */
export function cachedResult(document: Document, block: Block): CachedResult | null {
  if (document.format !== 'org') return null
  const element = document.blockElements[block.index]
  if (!element) return null
  const place = findResult(document, element, block.name)
  if (place.kind === 'new' || place.hash === null) return null
  const holder = document.elements.find(({ start }) => start === place.holderStart)
  const isEmpty = !holder || holder.type === 'keyword' || isReadAsPart(document, holder)
  return { hash: place.hash, value: isEmpty ? null : elementValue(document, holder) }
}

/** Emacs looks behind the indentation, where it finds a row of a table or an item of a list, which have no values. */
function isReadAsPart({ lines }: OrgDocument, { type, start }: OrgElement): boolean {
  return (type === 'table' || type === 'plain-list') && /^[ \t]/.test(lineText(lines, start))
}
