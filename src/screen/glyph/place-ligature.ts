import type { Placement } from '../font/flatten.ts'
import type { Face } from '../font/text-font.ts'
import type { CellMetrics } from './cell-metrics.ts'
import { embolden } from './embolden.ts'
import type { ShiftedGlyph } from './ligature-cell.ts'
import type { PlacedCharacter } from './place-character.ts'
import { placePrimary } from './place-glyph.ts'

/** The outline of a ligature's glyph and its place in a cell, stretched to whole cells so that it reaches its neighbours. */
export function placeLigature(
  { glyph, columns }: ShiftedGlyph,
  { bold, italic }: Face,
  metrics: CellMetrics,
): PlacedCharacter {
  const { font, isBold, isItalic } = metrics.font.load({ bold, italic })
  const plain = font.outlineOf(glyph)
  const stretched = { ...metrics, glyphWidth: metrics.cellWidth }
  const inCell = placePrimary(font, stretched, italic && !isItalic)
  const place: Placement = (x, y) => {
    const [left, top] = inCell(x, y)
    return [left + columns * metrics.cellWidth, top]
  }
  return { outline: bold && !isBold ? embolden(plain, font) : plain, place }
}
