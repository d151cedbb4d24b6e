import type { CellRectangle, Change } from '../changes.ts'
import type { Transparency } from '../paint.ts'
import { pixelArea, type Raster } from '../raster.ts'
import { scrollOf } from '../scroll-of.ts'
import type { PixelRectangle } from './gif-blocks.ts'
import { createImageData, type ImageData, type Segment } from './image-data.ts'

/** A picture of a GIF. */
export interface Picture {
  readonly area: PixelRectangle
  /** As `ImageData` gives it. */
  readonly data: Uint8Array
  /** The index that leaves pixels as they are; null for none. */
  readonly transparent: number | null
}

/** Makes the pictures of a film, in their order. */
export interface Pictures {
  /** The first one is the whole canvas, window included; later ones are what changed. */
  of(change: Change): Picture
  /** One pixel that stays as it is. */
  readonly still: Picture
}

/** Above this many pixels, segments of a picture might not all be kept. */
const mostSegmented = 8_000_000

/**
 * Pictures with indexes of `codeSize` bits. Where text scrolls on and on, the rows of a picture are compressed apart: a
 * row that is moved up from line to line is compressed once, and its bits are used again. That costs bytes, so
 * it is done only after a while.
 */
export function createPictures(raster: Raster, codeSize: number): Pictures {
  const { canvas, kernel } = raster
  const transparent = raster.colors.length
  const mostPixels = canvas.width * canvas.height
  const data = createImageData(kernel, { codeSize, mostPixels })
  const scrolled = createScrolls(raster, data)
  const onePixel = kernel.allocate(1)
  kernel.bytes()[onePixel] = transparent
  const part = createParts(raster, data)
  let isFirst = true
  return {
    of(change) {
      const segmented = scrolled(change)
      if (isFirst) {
        isFirst = false
        const from = wholePicture(raster, change)
        return {
          area: { ...canvas, left: 0, top: 0 },
          data: data.whole(from, mostPixels),
          transparent: null,
        }
      }
      if (segmented !== null) return { ...segmented, transparent }
      return { area: pixelArea(canvas, change.area), data: part(change), transparent }
    },
    still: {
      area: { left: 0, top: 0, width: 1, height: 1 },
      data: data.whole(onePixel, 1),
      transparent,
    },
  }
}

/** How often both kinds of transparency are tried. */
const trialEvery = 8

/**
 * Returns a function that compresses the changed cells of a change. What compresses best depends on what is shown, so
 * now and then all transparent pixels are tried as well as runs of them, and the better one is kept until the next trial.
 */
function createParts(raster: Raster, data: ImageData): (change: Change) => Uint8Array {
  const compress = (change: Change, transparency: Transparency): Uint8Array => {
    const { width, height } = pixelArea(raster.canvas, change.area)
    return data.whole(raster.part(change, change.area, transparency), width * height)
  }
  let best: Transparency = 'runs'
  let count = 0
  return (change) => {
    if (count++ % trialEvery !== 0) return compress(change, best)
    const [runs, pixels] = [compress(change, 'runs'), compress(change, 'pixels')]
    best = pixels.length < runs.length ? 'pixels' : 'runs'
    return best === 'pixels' ? pixels : runs
  }
}

function wholePicture(raster: Raster, change: Change): number {
  const { canvas, kernel } = raster
  const pixels = { ...canvas, data: new Uint8Array(canvas.width * canvas.height) }
  raster.whole(change, pixels)
  const at = kernel.allocate(pixels.data.length)
  kernel.bytes().set(pixels.data, at)
  return at
}

function wholeOf({ cols, rows }: Raster['canvas']): CellRectangle {
  return { column: 0, row: 0, cols, rows }
}

/** So many pictures one after another move the text by as much before the next ones are made of segments. */
const longScroll = 24

/** Returns a function that compresses a change in segments if it is part of a long scroll, else gives null. */
function createScrolls(
  raster: Raster,
  data: ImageData,
): (change: Change) => Omit<Picture, 'transparent'> | null {
  const { canvas } = raster
  const { width, height } = pixelArea(canvas, wholeOf(canvas))
  if (raster.isCovered || width * height > mostSegmented) return () => null
  const rows = createRowSegments(raster, data)
  let before: Int32Array = new Int32Array(canvas.rows).fill(-1)
  let [last, times] = [0, 0]
  return (change) => {
    const after = Int32Array.from(change.after, ({ id }) => id)
    const moved = scrollOf(before, after, 0)
    times = moved > 0 && moved === last ? times + 1 : 0
    last = moved
    const segments = times >= longScroll ? rows(change, { before, after }) : null
    before = after
    if (segments === null) return null
    const area = { ...change.area, column: 0, cols: canvas.cols }
    return { area: pixelArea(canvas, area), data: data.joined(segments) }
  }
}

/** Returns a function that gives a segment for each row of a change; equal ones are compressed once. */
function createRowSegments(raster: Raster, data: ImageData) {
  const { canvas } = raster
  const pixels = pixelArea(canvas, { ...wholeOf(canvas), rows: 1 })
  let known = new Map<number, Segment>()
  const find = (change: Change, ids: RowsOfChange, row: number): Segment | null => {
    // Numbers of rows stay far below 2^26.
    const key = (ids.before[row] ?? -1) * 2 ** 26 + (ids.after[row] ?? -1)
    const seen = known.get(key)
    if (seen !== undefined) return seen
    const from = raster.part(change, { ...wholeOf(canvas), row, rows: 1 }, 'runs')
    const segment = data.segment(from, pixels.width * pixels.height)
    if (segment !== null) known.set(key, segment)
    return segment
  }
  return (change: Change, ids: RowsOfChange): Segment[] => {
    const { row: first, rows } = change.area
    const segments: Segment[] = []
    while (segments.length < rows) {
      const segment = find(change, ids, first + segments.length)
      if (segment !== null) segments.push(segment)
      else {
        known = new Map()
        segments.length = 0
      }
    }
    return segments
  }
}

interface RowsOfChange {
  readonly before: Int32Array
  readonly after: Int32Array
}
