import type { Asciicast } from '../cast/asciicast.ts'
import { RunbookError } from '../errors.ts'
import { largestSize } from '../screen/frames.ts'
import { type CellMetrics, cellMetrics } from '../screen/glyph/cell-metrics.ts'
import type { PictureOptions } from './render-options.ts'

/** The picture's size, in cells and in pixels. */
export interface Canvas {
  readonly cols: number
  readonly rows: number
  readonly width: number
  readonly height: number
  readonly padding: number
  readonly metrics: CellMetrics
}

/** A side is two bytes in GIF89a (section 18, Logical Screen Descriptor). */
const largestSide = 0xffff
const largestArea = 64_000_000

/**
 * A canvas that holds the terminal at every instant.
 * @throws RunbookError E_CAST when a side has more than 65,535 pixels, or the whole more than 64 million.
 */
export function canvasOf(asciicast: Asciicast, options: PictureOptions): Canvas {
  const { cols, rows } = largestSize(asciicast)
  const metrics = cellMetrics(options)
  const width = cols * metrics.cellWidth + 2 * options.padding
  const height = rows * metrics.cellHeight + 2 * options.padding
  if (Math.max(width, height) > largestSide || width * height > largestArea) {
    const hint = 'Use a smaller font or a smaller terminal.'
    throw new RunbookError('E_CAST', `a picture of ${width} by ${height} pixels is too large`, {
      hint,
    })
  }
  return { cols, rows, width, height, padding: options.padding, metrics }
}
