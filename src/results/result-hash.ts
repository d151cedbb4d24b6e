import type { Block } from '../document/block.ts'
import type { Document } from '../document/document.ts'
import { findResult } from './org/find-result.ts'

/** The hash on the result that a document holds for a block, null when there is none. */
export function resultHash(document: Document, block: Block): string | null {
  if (document.format !== 'org') return null
  const element = document.blockElements[block.index]
  if (!element) return null
  const place = findResult(document, element, block.name)
  return place.kind === 'existing' ? place.hash : null
}
