import type { Cell } from '../cell.ts'

/** A glyph of the text font, and where it begins: so many columns right of the cell, or left of it if negative. */
export interface ShiftedGlyph {
  readonly glyph: number
  readonly columns: number
}

/** A cell that shows, instead of its own character, its part of what the font makes of a few characters together. */
export interface LigatureCell extends Cell {
  readonly glyphs: readonly ShiftedGlyph[]
}

/** The glyphs of a cell that is part of a ligature; null for a cell that shows its own character. */
export function ligatureGlyphs(cell: Cell | LigatureCell): readonly ShiftedGlyph[] | null {
  return 'glyphs' in cell ? cell.glyphs : null
}
