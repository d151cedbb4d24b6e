import { type Canvas, canvasOf } from './canvas.ts'
import { type CellRectangle, type Change, changes } from './changes.ts'
import { type Rgb, themeColors } from './colors.ts'
import type { Film } from './film.ts'
import { createIndexedTiles } from './indexed-tiles.ts'
import { paint, type Pixels } from './paint.ts'
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
  /** Paints the whole picture after a change. */
  whole(change: Change, pixels: Pixels): void
  /** Paints the changed cells into a picture of just them; what is as before is `transparent`. */
  part(change: Change, pixels: Pixels, transparent: number): void
}

/**
 * Prepares the pixels of a film with at most `mostColors` colours: goes through it once for its colours.
 * @throws RunbookError E_CAST on a picture that is too large.
 */
export function createRaster(film: Film, options: PictureOptions, mostColors: number): Raster {
  const canvas = canvasOf(film.size, options)
  const colors = themeColors(options.theme)
  const tiles = createTiles(canvas.metrics, colors)
  const steps = (): Iterable<Change> => changes(film.frames, tiles, canvas)
  const painted = countPaintings(steps())
  const window = drawWindow(canvas.layout, options, colors)
  const palette = createPalette(tiles.all, painted, {
    limit: mostColors,
    pinned: [colors.background, colors.foreground],
    around: countPixels(window),
  })
  const around = indexWindow(window, palette)
  const indexed = createIndexedTiles(tiles, palette)
  const { metrics, layout } = canvas
  const all: CellRectangle = { column: 0, row: 0, cols: canvas.cols, rows: canvas.rows }
  const tools = { tiles: indexed, metrics }
  return {
    canvas,
    colors: palette.colors,
    steps,
    whole(change, pixels) {
      pixels.data.set(around.pixels)
      paint(change, all, { pixels, ...layout.text }, { ...tools, transparent: null })
      for (const at of around.corners) pixels.data[at] = around.pixels[at] ?? 0
    },
    part(change, pixels, transparent) {
      paint(change, change.area, { pixels, left: 0, top: 0 }, { ...tools, transparent })
      const area = pixelArea(canvas, change.area)
      for (const at of around.corners) {
        const x = (at % canvas.width) - area.left
        const y = Math.floor(at / canvas.width) - area.top
        if (x >= 0 && x < area.width && y >= 0 && y < area.height)
          pixels.data[y * pixels.width + x] = around.pixels[at] ?? 0
      }
    },
  }
}

/** Where a rectangle of cells is in the picture. */
export function pixelArea({ layout, metrics }: Canvas, area: CellRectangle) {
  return {
    left: layout.text.left + area.column * metrics.cellWidth,
    top: layout.text.top + area.row * metrics.cellHeight,
    width: area.cols * metrics.cellWidth,
    height: area.rows * metrics.cellHeight,
  }
}

function countPaintings(steps: Iterable<Change>): number[] {
  const painted: number[] = []
  for (const { before, after } of steps) {
    for (let cell = 0; cell < after.tiles.length; cell += 1) {
      const number = after.tiles[cell] ?? 0
      if (before.tiles[cell] !== number) painted[number] = (painted[number] ?? 0) + 1
    }
  }
  return Array.from(painted, (times) => times ?? 0)
}

function countPixels(window: DrawnWindow | null): Map<Rgb, number> {
  const counts = new Map<Rgb, number>()
  for (const color of window?.pixels ?? []) counts.set(color, (counts.get(color) ?? 0) + 1)
  return counts
}

/** Without a window all is the ground, which has index 0. */
function indexWindow(window: DrawnWindow | null, palette: Palette) {
  if (window === null) return { pixels: new Uint8Array(0), corners: new Uint32Array(0) }
  const pixels = Uint8Array.from(window.pixels, (color) => palette.indexOf.get(color) ?? 0)
  return { pixels, corners: window.corners }
}
