import type { CellRectangle, Change } from '../changes.ts'
import { pixelArea } from '../pixel-area.ts'
import type { Raster } from '../raster.ts'
import { scrollOf } from '../scroll-of.ts'
import { createSteadyColumns } from '../steady-columns.ts'
import type { PixelRectangle } from './gif-blocks.ts'
import type { ImageData, JobData } from './image-data.ts'
import { createScrolledRows } from './scrolled-rows.ts'
import type { Tools } from './segments.ts'

/** Above this many pixels, segments of a picture might not all be kept. */
const mostSegmented = 8_000_000

/** So many pictures have moved the text before the next that do so are made of segments. */
const manyScrolls = 16

/** So many pictures, one after another, have moved it by as many lines as the one before when that is a steady scroll. */
const steadyScrolls = 4

/**
 * Returns a function that compresses a change in segments if the text was scrolled, and often before, else gives null.
 * Lines that are moved up from picture to picture are compressed once, and their bits are used again. That costs
 * bytes, so it is done only after a while. In a steady scroll a line always comes upon the same other one, so unchanged
 * pixels can stay; else lines are painted whole.
 */
export function createScrolls(
  raster: Raster,
  data: ImageData,
  tools: Tools,
): (change: Change) => { readonly area: PixelRectangle; readonly data: JobData } | null {
  const { canvas } = raster
  const { width, height } = pixelArea(canvas, { ...canvas, column: 0, row: 0 })
  if (raster.isCovered || width * height > mostSegmented) return () => null
  const segmentsOf = createScrolledRows(raster, tools)
  const columns = createSteadyColumns()
  let before: Int32Array = new Int32Array(canvas.rows).fill(-1)
  let [last, steady, scrolls, top] = [0, 0, 0, 0]
  return (change) => {
    const after = Int32Array.from(change.after, ({ id }) => id)
    const moved = scrollOf(before, after, 0)
    const shown: ShownRows = { before, after }
    before = after
    steady = moved > 0 && moved === last ? steady + 1 : 0
    last = moved
    top += moved
    if (moved === 0) return null
    const area = columns(change.area)
    if (scrolls++ < manyScrolls) return null
    const isSteady = steady >= steadyScrolls
    const keys = (isSteady ? pairs : numbers)(shown, area)
    const transparency = isSteady ? 'runs' : 'none'
    const segments = segmentsOf({ change, area, keys, transparency, moved, top })
    return { area: pixelArea(canvas, area), data: data.joined(segments) }
  }
}

interface ShownRows {
  readonly before: Int32Array
  readonly after: Int32Array
}

/** The numbers of an area's rows. */
function numbers({ after }: ShownRows, { row, rows }: CellRectangle): number[] {
  return [...after.subarray(row, row + rows)]
}

/** Numbers for each pair of an area's row and the one that was there; they stay far below 2^26 each. */
function pairs({ before, after }: ShownRows, { row, rows }: CellRectangle): number[] {
  const pair = (at: number): number => ((before[at] ?? 0) + 1) * 2 ** 26 + (after[at] ?? 0)
  return Array.from({ length: rows }, (_, at) => pair(row + at))
}
