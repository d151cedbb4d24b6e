import type { CellRectangle, Change } from '../changes.ts'
import type { Transparency } from '../paint.ts'
import { pixelArea } from '../pixel-area.ts'
import type { Raster } from '../raster.ts'
import { createKnownSegments, startsWith } from './known-segments.ts'
import {
  createSegments,
  type OpenSegment,
  type Segment,
  type Segments,
  type Tools,
} from './segments.ts'

/** A change of a text that was scrolled. */
export interface ScrolledChange {
  readonly change: Change
  /** The rows that changed, and columns that do not become fewer from one change to the next. */
  readonly area: CellRectangle
  /** Numbers of what the rows of the area show, or show upon what: those with equal numbers have equal pixels. */
  readonly keys: readonly number[]
  readonly transparency: Transparency
  /** By how many lines the text was moved now, and since the start. */
  readonly moved: number
  readonly top: number
}

/** Lines of pixels of cells in a group, more or less: larger ones take fewer bytes where all of their rows are seen. */
const groupLines = { runs: 14_500, none: 5500 }

/** Rows of an area that are one segment. */
interface Part {
  /** Counted from the first one of the area. */
  readonly at: number
  readonly rows: number
  /** A group and how many rows it will have; 0 is no group. */
  readonly group: number
}

/**
 * Returns a function that gives the segments of a change. Rows are in groups, by their number in the whole text, so that
 * they stay together while it is moved. A group at the lower end, of which more rows will come, goes on where it was; at
 * the upper end, where the first rows of a group are gone, halves, quarters and so on of it are made again.
 */
export function createScrolledRows(
  raster: Raster,
  tools: Tools,
): (scrolled: ScrolledChange) => Segment[] {
  const segments = createSegments(tools, mostPixels(raster))
  const known = createKnownSegments()
  const group = createGroup(raster, segments)
  const make = (scrolled: ScrolledChange, part: Part): Segment | null => {
    const keys = scrolled.keys.slice(part.at, part.at + part.rows)
    const found = known.find(keys)
    if (found !== null) return found
    const area = { ...scrolled.area, row: scrolled.area.row + part.at, rows: part.rows }
    const segment =
      part.group > 0
        ? group.extend(scrolled, { area, keys }, part.group)
        : whole(raster, segments, { scrolled, area })
    if (segment !== null && part.rows >= part.group) known.add(keys, segment)
    return segment
  }
  const forget = (): void => {
    known.clear()
    group.forget()
  }
  let [cols, lastKey] = [0, -1]
  return (scrolled) => {
    const { area, keys, moved } = scrolled
    if (area.cols !== cols) forget()
    cols = area.cols
    // The last row is often the cursor's, and looks otherwise when it is moved.
    const isLastApart = keys[keys.length - 1 - moved] !== lastKey
    lastKey = keys.at(-1) ?? -1
    const parts = partsOf(scrolled, groupRows(raster, scrolled), isLastApart)
    const found: Segment[] = []
    while (found.length < parts.length) {
      const part = parts[found.length]
      const segment = part === undefined ? null : make(scrolled, part)
      if (segment !== null) found.push(segment)
      else {
        forget()
        found.length = 0
      }
    }
    return found
  }
}

/** How many rows are a group: a power of two, and no more than can be seen together for a while. */
function groupRows({ canvas }: Raster, { area, transparency }: ScrolledChange): number {
  const lines = transparency === 'none' ? groupLines.none : groupLines.runs
  const wanted = Math.round(Math.log2(lines / (area.cols * canvas.metrics.cellHeight)))
  const most = Math.floor(Math.log2(Math.max(2, canvas.rows)) - 1)
  return 2 ** Math.max(0, Math.min(wanted, most))
}

/** Pixels of the largest segments; rounding makes groups larger by half at most. */
function mostPixels({ canvas }: Raster): { readonly of: number; readonly open: number } {
  const { width, height } = pixelArea(canvas, { column: 0, row: 0, cols: canvas.cols, rows: 1 })
  const group = 1.5 * groupLines.runs * canvas.metrics.cellWidth
  return { of: Math.max(width * height, group / 2), open: Math.max(width * height, group) }
}

function partsOf({ area, top }: ScrolledChange, size: number, isLastApart: boolean): Part[] {
  const parts: Part[] = []
  const end = isLastApart ? area.rows - 1 : area.rows
  for (let at = 0; at < area.rows; at += parts.at(-1)?.rows ?? 1) {
    const place = (top + area.row + at) % size
    const most = Math.min(size - place, end - at)
    if (place === 0 && most > 0) parts.push({ at, rows: most, group: size })
    else parts.push({ at, rows: restRows(place, most), group: 0 })
  }
  return parts
}

/** How many rows at a place in a group are made together: the largest power of two that divides the place. */
function restRows(place: number, most: number): number {
  let rows = 1
  while (place % (2 * rows) === 0 && 2 * rows <= most) rows *= 2
  return rows
}

function whole(
  raster: Raster,
  segments: Segments,
  { scrolled, area }: { readonly scrolled: ScrolledChange; readonly area: CellRectangle },
): Segment | null {
  const { width, height } = pixelArea(raster.canvas, area)
  const { change, transparency } = scrolled
  return segments.of(width * height, (to) => raster.part(change, area, transparency, to))
}

/** The group of rows of which more may come. */
function createGroup(raster: Raster, segments: Segments) {
  let open: OpenSegment | null = null
  let known: readonly number[] = []
  let segment: Segment | null = null
  return {
    forget(): void {
      open = null
    },
    /** The segment of some rows of a group that will have `most`; null when there is no more room. */
    extend(
      { change, transparency }: ScrolledChange,
      { area, keys }: { readonly area: CellRectangle; readonly keys: readonly number[] },
      most: number,
    ): Segment | null {
      const row = pixelArea(raster.canvas, { ...area, rows: 1 })
      const pixels = row.width * row.height
      if (open === null || !startsWith(keys, known)) {
        open = segments.open({ pixels: most * pixels, parts: most })
        known = []
      }
      const rows = keys.length - known.length
      if (rows > 0 && open !== null) {
        const added = { ...area, row: area.row + known.length, rows }
        segment = open.extend(rows * pixels, (to) => raster.part(change, added, transparency, to))
        known = keys
      }
      return open === null ? null : segment
    },
  }
}
