import type { Block } from '../document/block.ts'
import type { Document } from '../document/document.ts'

/** What a document can call without holding it (Org manual, "Library of Babel"). */
export interface Library {
  /** Blocks by name, with the arguments that count where they stand; their spans mean nothing here. */
  readonly blocks: ReadonlyMap<string, Block>
  /** Documents that calls name as `FILE:NAME`, by file. */
  readonly documents: ReadonlyMap<string, Document>
}

/** Nothing to call but what the document holds. */
export const emptyLibrary: Library = { blocks: new Map(), documents: new Map() }

/** The file and the name in the target of a call such as `other.org:name`; null for a name alone. */
export function otherFile(target: string): { readonly file: string; readonly name: string } | null {
  const colon = target.lastIndexOf(':', target.length - 2)
  return colon > 0 ? { file: target.slice(0, colon), name: target.slice(colon + 1) } : null
}
