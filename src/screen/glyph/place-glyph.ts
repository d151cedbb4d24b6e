import type { Placement } from '../font/flatten.ts'
import type { FoundFont } from '../font/font-set.ts'
import type { OpenTypeFont } from '../font/open-type.ts'
import type { CellMetrics } from './cell-metrics.ts'
import { slant } from './slant.ts'

/** Round letters reach a little over flat ones, by less than this, in units of a font of 1000 to the em. */
const overshoot = 14

/**
 * Places a glyph of the text font: stretched to its width in the cell, and bent so that the tops of small and of
 * capital letters lie on whole pixels, which is what makes unhinted text crisp.
 */
export function placePrimary(font: OpenTypeFont, metrics: CellMetrics, leans: boolean): Placement {
  const scaleX = metrics.glyphWidth / font.advanceOf(font.glyphOf(0x78))
  const left = Math.floor((metrics.cellWidth - metrics.glyphWidth) / 2)
  const fit = fitHeights(font, metrics.fontSize / font.unitsPerEm)
  const lean = leans ? slant : 0
  return (x, y) => [left + (x + y * lean) * scaleX, metrics.baseline - fit(y)]
}

/** Maps heights above the baseline, in font units, to pixels; piece by piece linear. */
function fitHeights(font: OpenTypeFont, scale: number): (y: number) => number {
  const over = (overshoot * font.unitsPerEm) / 1000
  const knots: (readonly [number, number])[] = [
    [-over, 0],
    [0, 0],
    ...[font.xHeight, font.capHeight].flatMap((height) => {
      const whole = Math.round(height * scale)
      return [[height, whole] as const, [height + over, whole] as const]
    }),
  ]
  return (y) => {
    let next = 0
    while (next < knots.length && y > (knots[next]?.[0] ?? 0)) next += 1
    const low = knots[next - 1]
    const high = knots[next] ?? low
    if (high === undefined || low === undefined || high === low)
      return (high?.[1] ?? 0) + (y - (high?.[0] ?? 0)) * scale
    return low[1] + ((y - low[0]) * (high[1] - low[1])) / (high[0] - low[0])
  }
}

/** How much of its two cells a full-width character takes; all of them would look larger than Latin text. */
const fullWidthShare = 0.94

/**
 * Places a glyph of another font in the middle of its cells: full-width characters fill two cells but for a
 * little air, and one that is wider than its place is made smaller, or only narrower with `squeezed`.
 */
export function placeFallback(
  { font }: Pick<FoundFont, 'font'>,
  glyph: {
    readonly index: number
    readonly width: number
    readonly italic: boolean
    readonly squeezed: boolean
  },
  metrics: CellMetrics,
): Placement {
  const fullWidth = font.unitsPerEm
  const advance = font.advanceOf(glyph.index) || fullWidth
  const scale = (fullWidthShare * 2 * metrics.glyphWidth) / fullWidth
  const fitted = Math.min(scale, glyph.width / advance)
  const left = (glyph.width - advance * fitted) / 2
  const middle = (font.ascent + font.descent) / 2
  const center = metrics.cellHeight / 2
  const lean = glyph.italic ? slant : 0
  const scaleY = glyph.squeezed ? scale : fitted
  return (x, y) => [left + (x + (y - middle) * lean) * fitted, center - (y - middle) * scaleY]
}
