import type { Canvas } from './canvas.ts'
import type { CellRectangle, Change } from './changes.ts'
import type { Rgb } from './colors.ts'
import type { Film } from './film.ts'
import { createIndexedTiles } from './indexed-tiles.ts'
import type { Kernel } from './kernel/open-kernel.ts'
import { createPainter, type Painter, type Pixels, type Transparency } from './paint.ts'
import type { Palette } from './palette/palette.ts'
import { offsetsIn, pixelArea } from './pixel-area.ts'
import type { PictureOptions } from './render-options.ts'
import { createScene } from './scene.ts'
import type { DrawnWindow } from './window/draw-window.ts'

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
  const scene = createScene(film, options, onChanged)
  const { canvas, tiles, steps, window } = scene
  const palette = scene.palette(mostColors)
  const tileSize = canvas.metrics.cellWidth * canvas.metrics.cellHeight
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

/** A window in palette indexes. */
type IndexedWindow = { readonly pixels: Uint8Array; readonly corners: Uint32Array }

/** Without a window all is the ground, which has index 0. */
function indexWindow(window: DrawnWindow | null, palette: Palette): IndexedWindow {
  if (window === null) return { pixels: new Uint8Array(0), corners: new Uint32Array(0) }
  const pixels = Uint8Array.from(window.pixels, (color) => palette.indexOf.get(color) ?? 0)
  return { pixels, corners: window.corners }
}
