import { cffOutlines } from './cff/cff-outlines.ts'
import type { FontTables } from './font-tables.ts'
import { glyfOutlines } from './glyf-outlines.ts'
import type { Outline } from './outline.ts'

/** Gives the outline of a glyph; throws RangeError for one that is damaged. */
export type OutlineOf = (glyph: number) => Outline

/** How outlines may be written in a font, by the table that they are in; the first one there counts. */
export const outlineFormats: readonly {
  readonly tag: string
  readonly open: (tables: FontTables) => OutlineOf
}[] = [
  { tag: 'glyf', open: glyfOutlines },
  { tag: 'CFF ', open: cffOutlines },
]
