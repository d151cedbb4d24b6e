import type { Block } from '../document/block.ts'
import type { Document } from '../document/document.ts'
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
  const isEmpty = !holder || holder.type === 'keyword'
  return { hash: place.hash, value: isEmpty ? null : elementValue(document, holder) }
}
