import { createLigatures } from '../screen/glyph/ligatures.ts'
import { type Canvas, canvasOf } from './canvas.ts'
import { type CellRectangle, type Change, changes } from './changes.ts'
import { type Rgb, themeColors } from './colors.ts'
import type { Film } from './film.ts'
import { createIndexedTiles } from './indexed-tiles.ts'
import { keepIterated } from './keep-iterated.ts'
import type { Kernel } from './kernel/open-kernel.ts'
import { createLayOut } from './lay-out.ts'
import { createPainter, type Painter, type Pixels, type Transparency } from './paint.ts'
import { createPalette, type Palette } from './palette/palette.ts'
import type { PictureOptions } from './render-options.ts'
import { createTiles } from './tiles.ts'
import { type DrawnWindow, drawWindow } from './window/draw-window.ts'

/** A film in pixels: one palette for the whole of it, and pictures as indexes into that. */
export interface Raster {
  readonly canvas: Canvas
  readonly colors: readonly Rgb[]
  /** The visual changes, as often as asked for. */
  readonly steps: () => Iterable<Change>
  /** Holds what `part` paints. */
  readonly kernel: Kernel
  /** Rounded corners cover some text. */
  readonly isCovered: boolean
  /** Paints the whole picture after a change. */
  whole(change: Change, pixels: Pixels): void
  /** Paints cells after a change at an address in the kernel's memory, what is transparent as the index behind the last colour; the window's corners stay. */
  part(change: Change, area: CellRectangle, transparency: Transparency, to: number): void
}

/** What a film is painted with. */
export interface RasterTools {
  readonly mostColors: number
  /** Where pixels are put. */
  readonly kernel: Kernel
  /** Hears after each change, while the film is gone through for its colours, how many pixels changed so far. */
  readonly onChanged: (pixels: number) => void
}

/**
 * Prepares the pixels of a film: goes through it once for its colours.
 * @throws RunbookError as canvasOf() does.
 */
export function createRaster(film: Film, options: PictureOptions, tools: RasterTools): Raster {
  const { kernel, mostColors, onChanged } = tools
  const canvas = canvasOf(film.size, options)
  const colors = themeColors(options.theme)
  const tiles = createTiles(canvas.metrics, colors)
  const join = createLigatures(options.ligatures ? options.font : null)
  const layOut = createLayOut(tiles, { ...canvas, join })
  const steps = keepIterated(
    { [Symbol.iterator]: () => changes(film.frames, layOut, canvas) },
    mostTiles,
    countTiles,
  )
  const tileSize = canvas.metrics.cellWidth * canvas.metrics.cellHeight
  const painted = countPaintings(steps, (count) => onChanged(count * tileSize))
  const window = drawWindow(canvas.layout, options, colors)
  const palette = createPalette(tiles.all, painted, {
    limit: mostColors,
    pinned: [colors.background, colors.foreground],
    around: countPixels(window),
  })
  const indexed = createIndexedTiles(tiles, palette, { kernel, tileSize })
  const painter = createPainter(canvas, { kernel, tiles: indexed }, palette.colors.length)
  const around = indexWindow(window, palette)
  return {
    canvas,
    colors: palette.colors,
    steps: () => steps,
    kernel,
    ...painting(canvas, { kernel, painter }, around),
  }
}

function painting(
  canvas: Canvas,
  { kernel, painter }: { readonly kernel: Kernel; readonly painter: Painter },
  around: IndexedWindow,
): Pick<Raster, 'whole' | 'part' | 'isCovered'> {
  const all: CellRectangle = { column: 0, row: 0, cols: canvas.cols, rows: canvas.rows }
  const text = pixelArea(canvas, all)
  const from = painter.pixels
  const isCovered = offsetsIn(around.corners, canvas, text).length > 0
  return {
    isCovered,
    whole(change, { data }) {
      data.set(around.pixels)
      painter.paint(change, all, 'none', from)
      for (let y = 0; y < text.height; y += 1) {
        const line = kernel.bytes().subarray(from + y * text.width, from + (y + 1) * text.width)
        data.set(line, (text.top + y) * canvas.width + text.left)
      }
      for (const at of around.corners) data[at] = around.pixels[at] ?? 0
    },
    part(change, cells, transparency, to) {
      painter.paint(change, cells, transparency, to)
      if (!isCovered) return
      const area = pixelArea(canvas, cells)
      for (const [corner, offset] of offsetsIn(around.corners, canvas, area))
        kernel.bytes()[to + offset] = around.pixels[corner] ?? 0
    },
  }
}

/** Which of some offsets in the picture lie in an area, and where in it. */
function offsetsIn(
  offsets: Uint32Array,
  { width }: Canvas,
  area: PixelArea,
): (readonly [at: number, offset: number])[] {
  const found: (readonly [number, number])[] = []
  for (const at of offsets) {
    const x = (at % width) - area.left
    const y = Math.floor(at / width) - area.top
    if (x >= 0 && x < area.width && y >= 0 && y < area.height) found.push([at, y * area.width + x])
  }
  return found
}

type PixelArea = ReturnType<typeof pixelArea>

/** Where a rectangle of cells is in the picture. */
export function pixelArea({ layout, metrics }: Canvas, area: CellRectangle) {
  return {
    left: layout.text.left + area.column * metrics.cellWidth,
    top: layout.text.top + area.row * metrics.cellHeight,
    width: area.cols * metrics.cellWidth,
    height: area.rows * metrics.cellHeight,
  }
}

/** Most tiles in different rows that are kept; one takes four bytes. */
const mostTiles = 4_000_000

/** Tiles of the rows that a change brings. */
function countTiles({ before, after }: Change): number {
  let count = after.length
  for (let row = 0; row < after.length; row += 1) {
    const now = after[row]
    if (now !== undefined && now !== before[row]) count += now.tiles.length
  }
  return count
}

/** How often each tile is painted; `onCount` hears after each change how many cells were. */
function countPaintings(
  steps: Iterable<Change>,
  onCount: (cells: number) => void,
): ArrayLike<number> {
  let painted: Float64Array = new Float64Array(1024)
  let count = 0
  for (const { before, after, area } of steps) {
    const right = area.column + area.cols
    for (let row = area.row; row < area.row + area.rows; row += 1) {
      const old = before[row]?.tiles
      const now = after[row]?.tiles
      if (old === now || old === undefined || now === undefined) continue
      for (let column = area.column; column < right; column += 1) {
        const number = now[column] ?? 0
        if (number === old[column]) continue
        if (number >= painted.length) painted = longer(painted, number)
        painted[number] = (painted[number] ?? 0) + 1
        count += 1
      }
    }
    onCount(count)
  }
  return painted
}

function longer(counts: Float64Array, index: number): Float64Array {
  const copy = new Float64Array(2 * index)
  copy.set(counts)
  return copy
}

function countPixels(window: DrawnWindow | null): Map<Rgb, number> {
  const counts = new Map<Rgb, number>()
  for (const color of window?.pixels ?? []) counts.set(color, (counts.get(color) ?? 0) + 1)
  return counts
}

/** A window in palette indexes. */
type IndexedWindow = { readonly pixels: Uint8Array; readonly corners: Uint32Array }

/** Without a window all is the ground, which has index 0. */
function indexWindow(window: DrawnWindow | null, palette: Palette): IndexedWindow {
  if (window === null) return { pixels: new Uint8Array(0), corners: new Uint32Array(0) }
  const pixels = Uint8Array.from(window.pixels, (color) => palette.indexOf.get(color) ?? 0)
  return { pixels, corners: window.corners }
}
