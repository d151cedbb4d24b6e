import type { CellRectangle, Change } from '../changes.ts'
import type { Transparency } from '../paint.ts'
import { pixelArea, type Raster } from '../raster.ts'
import { scrollOf } from '../scroll-of.ts'
import type { PixelRectangle } from './gif-blocks.ts'
import type { ImageData, Segment } from './image-data.ts'

/** Above this many pixels, segments of a picture might not all be kept. */
const mostSegmented = 8_000_000

/** So many pictures have moved the text before the next that do so are made of segments. */
const manyScrolls = 24

/** So many pictures, one after another, have moved it by as many lines as the one before when that is a steady scroll. */
const steadyScrolls = 4

/** Lines of pixels of cells that fill a dictionary of LZW, more or less. */
const dictionaryLines = 8000

/** Numbers of the rows of a change, which lies on a text that was scrolled by `top` lines since its start. */
interface ScrolledChange {
  readonly change: Change
  readonly before: Int32Array
  readonly after: Int32Array
  readonly top: number
}

/**
 * Returns a function that compresses a change in segments if the text was scrolled, and often before, else gives null.
 * Lines that are moved up from picture to picture are compressed once, and their bits are used again. That costs
 * bytes, so it is done only after a while. In a steady scroll a line always comes upon the same other one, so unchanged
 * pixels can stay; else lines are painted whole.
 */
export function createScrolls(
  raster: Raster,
  data: ImageData,
): (change: Change) => { readonly area: PixelRectangle; readonly data: Uint8Array } | null {
  const { canvas } = raster
  const { width, height } = pixelArea(canvas, rowsOf(canvas, 0, canvas.rows))
  if (raster.isCovered || width * height > mostSegmented) return () => null
  const segmentsOf = createSegments(raster, data)
  let before: Int32Array = new Int32Array(canvas.rows).fill(-1)
  let [last, steady, scrolls, top] = [0, 0, 0, 0]
  return (change) => {
    const after = Int32Array.from(change.after, ({ id }) => id)
    const moved = scrollOf(before, after, 0)
    const scrolled = { change, before, after, top: (top += moved) }
    before = after
    steady = moved > 0 && moved === last ? steady + 1 : 0
    last = moved
    if (moved === 0 || scrolls++ < manyScrolls) return null
    const segments = segmentsOf(scrolled, steady >= steadyScrolls ? 'runs' : 'none')
    const area = rowsOf(canvas, change.area.row, change.area.rows)
    return { area: pixelArea(canvas, area), data: data.joined(segments) }
  }
}

function rowsOf({ cols }: Raster['canvas'], row: number, rows: number): CellRectangle {
  return { column: 0, row, cols, rows }
}

/** Segments by the rows that they show, one after another. */
interface KnownSegments {
  segment: Segment | null
  readonly longer: Map<number, KnownSegments>
}

function emptySegments(): KnownSegments {
  return { segment: null, longer: new Map() }
}

/** Returns a function that gives the segments of a change; equal ones are compressed once. */
function createSegments(raster: Raster, data: ImageData) {
  const { canvas } = raster
  const group = Math.max(1, Math.round(dictionaryLines / (canvas.cols * canvas.metrics.cellHeight)))
  let known: KnownSegments = emptySegments()
  const find = (
    { change, before, after }: ScrolledChange,
    { row, rows }: CellRectangle,
    transparency: Transparency,
  ): Segment | null => {
    let found = known
    for (let at = row; at < row + rows; at += 1) {
      const old = transparency === 'none' ? -1 : (before[at] ?? 0)
      // Numbers of rows stay far below 2^26.
      const key = old * 2 ** 26 + (after[at] ?? 0)
      let next = found.longer.get(key)
      if (next === undefined) found.longer.set(key, (next = emptySegments()))
      found = next
    }
    if (found.segment !== null) return found.segment
    const area = rowsOf(canvas, row, rows)
    const { width, height } = pixelArea(canvas, area)
    found.segment = data.segment(raster.part(change, area, transparency), width * height)
    return found.segment
  }
  return (scrolled: ScrolledChange, transparency: Transparency): Segment[] => {
    const areas = groups(scrolled, group).map(([row, rows]) => rowsOf(canvas, row, rows))
    const segments: Segment[] = []
    while (segments.length < areas.length) {
      const area = areas[segments.length]
      const segment = area === undefined ? null : find(scrolled, area, transparency)
      if (segment !== null) segments.push(segment)
      else {
        known = emptySegments()
        segments.length = 0
      }
    }
    return segments
  }
}

/**
 * Cuts the rows of a change in groups that stay together while the text is moved. The rows above and below the
 * outermost are each apart, and so is the last one, where the cursor is.
 */
function groups({ change, top }: ScrolledChange, size: number): [row: number, rows: number][] {
  const found: [row: number, rows: number][] = []
  const end = change.area.row + change.area.rows
  for (let row = change.area.row, rows = 1; row < end; row += rows) {
    rows = (top + row) % size === 0 && row + size < end ? size : 1
    found.push([row, rows])
  }
  return found
}
