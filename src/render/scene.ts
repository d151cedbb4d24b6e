import { createLigatures } from '../screen/glyph/ligatures.ts'
import { type Canvas, canvasOf } from './canvas.ts'
import { type Change, changes } from './changes.ts'
import { type Rgb, themeColors } from './colors.ts'
import type { Film } from './film.ts'
import { keepIterated } from './keep-iterated.ts'
import { createLayOut } from './lay-out.ts'
import { createPalette, type Palette } from './palette/palette.ts'
import type { PictureOptions } from './render-options.ts'
import { createTiles, type Tiles } from './tiles.ts'
import { type DrawnWindow, drawWindow } from './window/draw-window.ts'

/** A film in tiles, before its colours are decided. */
export interface Scene {
  readonly canvas: Canvas
  readonly tiles: Tiles
  /** The visual changes; can be iterated many times. */
  readonly steps: Iterable<Change>
  /** What is around the text, null for nothing but the ground. */
  readonly window: DrawnWindow | null
  /** The colours of all of it, at most so many. */
  palette(mostColors: number): Palette
}

/**
 * Prepares the tiles of a film: goes through it once. `onChanged` hears after each change how many pixels changed so far.
 * @throws RunbookError as canvasOf() does.
 */
export function createScene(
  film: Film,
  options: PictureOptions,
  onChanged: (pixels: number, change: Change) => void,
): Scene {
  const canvas = canvasOf(film.size, options)
  const colors = themeColors(options.theme, options.boldIsBright)
  const tiles = createTiles(canvas.metrics, colors)
  const join = createLigatures(options.ligatures ? options.font : null)
  const layOut = createLayOut(tiles, { ...canvas, join })
  const steps = keepIterated(
    { [Symbol.iterator]: () => changes(film.frames, layOut, canvas) },
    mostTiles,
    countTiles,
  )
  const tileSize = canvas.metrics.cellWidth * canvas.metrics.cellHeight
  const painted = countPaintings(steps, (count, change) => onChanged(count * tileSize, change))
  const window = drawWindow(canvas.layout, options, colors)
  const pinned = [colors.background, colors.foreground]
  return {
    canvas,
    tiles,
    steps,
    window,
    palette: (limit) =>
      createPalette(tiles.all, painted, { limit, pinned, around: countPixels(window) }),
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
  onCount: (cells: number, change: Change) => void,
): ArrayLike<number> {
  let painted: Float64Array = new Float64Array(1024)
  let count = 0
  for (const change of steps) {
    const { before, after, area } = change
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
    onCount(count, change)
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
