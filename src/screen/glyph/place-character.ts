import type { Placement } from '../font/flatten.ts'
import type { FontSet } from '../font/font-set.ts'
import { isSymbol } from '../font/open-symbols.ts'
import type { OpenTypeFont } from '../font/open-type.ts'
import type { Outline } from '../font/outline.ts'
import type { Face } from '../font/text-font.ts'
import type { CellMetrics } from './cell-metrics.ts'
import { embolden } from './embolden.ts'
import { placeFallback, placePrimary } from './place-glyph.ts'
import { placeSymbol } from './place-symbol.ts'

/** A character to put into cells. */
export interface PlacedRequest extends Face {
  readonly codePoint: number
  /** Columns. */
  readonly cols: number
}

/** An outline in units of its font, and where each of its points is in the cells, in pixels. */
export interface PlacedCharacter {
  readonly outline: Outline
  readonly place: Placement
}

/** The outline of a character and its place in its cells; null when no font has it. */
export function placeCharacter(
  { codePoint, cols, bold, italic }: PlacedRequest,
  metrics: CellMetrics,
  fonts: FontSet,
): PlacedCharacter | null {
  const face = { bold, italic }
  const drawn = fonts.find(codePoint, face) === null ? ordinaryForm(codePoint) : codePoint
  const found = fonts.find(drawn, face)
  if (found === null) return null
  const index = found.font.glyphOf(drawn)
  const plain = found.font.outlineOf(index)
  const outline = bold && !found.isBold ? embolden(plain, found.font) : plain
  const leans = italic && !found.isItalic
  if (found.isPrimary && cols === 1 && isNarrow(found.font, index))
    return {
      outline: inItsCell(outline, found.font, index),
      place: placePrimary(found.font, metrics, leans),
    }
  const width = cols * metrics.cellWidth
  if (isSymbol(codePoint))
    return { outline, place: placeSymbol(outline, { width, height: metrics.cellHeight }) }
  const glyph = { index, width, italic: leans, squeezed: drawn !== codePoint }
  return { outline, place: placeFallback(found, glyph, metrics) }
}

/** Not wider than letters are: some fonts have symbols that are. */
function isNarrow(font: OpenTypeFont, index: number): boolean {
  return font.advanceOf(index) <= font.advanceOf(font.glyphOf(0x78)) * 1.05
}

/** A mark that stands where it is written, so that a table would have to move it, is put over the middle of its letter. */
function inItsCell(outline: Outline, font: OpenTypeFont, index: number): Outline {
  if (font.advanceOf(index) > 0) return outline
  const cell = font.advanceOf(font.glyphOf(0x78))
  const xs = outline.flat().map(({ x }) => x)
  const middle = (Math.min(...xs) + Math.max(...xs)) / 2
  if (middle > cell / 8) return outline
  return outline.map((contour) =>
    contour.map((point) => ({ ...point, x: point.x + cell / 2 - middle })),
  )
}

/** The kana, letter or sign that a half-width or full-width form is one of (The Unicode Standard, "Halfwidth and Fullwidth Forms"). */
function ordinaryForm(codePoint: number): number {
  if (codePoint < 0xff00 || codePoint > 0xffef) return codePoint
  return String.fromCodePoint(codePoint).normalize('NFKC').codePointAt(0) ?? codePoint
}
