import type { OpenTypeFont } from '../font/open-type.ts'
import type { CellMetrics } from './cell-metrics.ts'
import { lineThickness } from './drawing.ts'

/** Where a font wants its underline or strike: distance from the top of the cell, a whole pixel inside of it. */
export function lineTop(
  font: OpenTypeFont,
  which: 'underlineTop' | 'strikeTop',
  { fontSize, baseline, cellHeight }: CellMetrics,
): number {
  const y = Math.round(baseline - (font[which] * fontSize) / font.unitsPerEm)
  return Math.min(y, cellHeight - lineThickness(fontSize))
}
