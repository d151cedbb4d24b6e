import type { TextFont } from '../font/text-font.ts'

/** The place of one cell in pixels; all are whole numbers, so that neighbours join without seams. */
export interface CellMetrics {
  readonly cellWidth: number
  readonly cellHeight: number
  /** Width that a character of the text font is drawn in, in the middle of the cell. */
  readonly glyphWidth: number
  /** Distance of the baseline from the top of the cell. */
  readonly baseline: number
  /** Size of the text. */
  readonly fontSize: number
  /** The font of the text. */
  readonly font: TextFont
}

/**
 * The cell for a text size and a letter spacing in pixels, and a line height in text sizes (1.3 is usual). The
 * width is rounded and the glyphs are then stretched to it, by 4 % at most from 14 px on.
 */
export function cellMetrics(size: {
  readonly fontSize: number
  readonly lineHeight: number
  readonly letterSpacing: number
  readonly font: TextFont
}): CellMetrics {
  const { advance, ascent, descent } = size.font
  const glyphWidth = Math.max(1, Math.round(size.fontSize * advance))
  const cellWidth = Math.max(1, Math.round(glyphWidth + size.letterSpacing))
  const cellHeight = Math.max(1, Math.round(size.fontSize * size.lineHeight))
  const above = (cellHeight - (ascent + descent) * size.fontSize) / 2
  const baseline = Math.round(above + ascent * size.fontSize)
  const { fontSize, font } = size
  return { cellWidth, cellHeight, glyphWidth, baseline, fontSize, font }
}
