import { RunbookError } from '../errors.ts'
import type { PixelSize } from '../screen/font/rasterize.ts'
import { type CellMetrics, cellMetrics } from '../screen/glyph/cell-metrics.ts'
import type { ScreenSize } from '../screen/open-screen.ts'
import type { Looks } from './looks.ts'
import { type WindowLayout, windowLayout } from './window/window-layout.ts'

/** The picture's size, in cells and in pixels, and where everything is in it. */
export interface Canvas {
  readonly cols: number
  readonly rows: number
  readonly width: number
  readonly height: number
  readonly metrics: CellMetrics
  readonly layout: WindowLayout
}

/** A side is two bytes in GIF89a (section 18, Logical Screen Descriptor). */
const largestSide = 0xffff
const largestArea = 64_000_000

/**
 * A canvas for a terminal of a size.
 * @throws RunbookError E_CAST when a side has more than 65,535 pixels, or the whole more than 64 million; E_FORMAT when
 * the text does not fit into a picture whose size was given.
 */
export function canvasOf({ cols, rows }: ScreenSize, looks: Looks): Canvas {
  const metrics = cellMetrics(looks)
  const text = { width: cols * metrics.cellWidth, height: rows * metrics.cellHeight }
  const layout = windowLayout(text, looks)
  const { width, height, window, barHeight } = layout
  if (text.width > window.width || text.height > window.height - barHeight)
    throw noRoom(layout, text)
  if (isTooLarge({ width, height })) {
    const hint = 'Use a smaller font or a smaller terminal.'
    throw new RunbookError('E_CAST', `a picture of ${width} by ${height} pixels is too large`, {
      hint,
    })
  }
  return { cols, rows, width, height, metrics, layout }
}

/** True for a picture with a side of more than 65,535 pixels, or more than 64 million in all. */
export function isTooLarge({ width, height }: PixelSize): boolean {
  return Math.max(width, height) > largestSide || width * height > largestArea
}

function noRoom({ width, height, window, barHeight }: WindowLayout, text: PixelSize): RunbookError {
  const [wide, high] = [
    width - window.width + text.width,
    height - window.height + barHeight + text.height,
  ]
  return new RunbookError(
    'E_FORMAT',
    `a picture of ${width} by ${height} pixels has no room for the text`,
    { hint: `Make it ${wide} by ${high} pixels at least, or use a smaller font.` },
  )
}
