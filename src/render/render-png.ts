import type { Asciicast } from '../cast/asciicast.ts'
import { type Frame, frames } from '../screen/frames.ts'
import type { Screen } from '../screen/screen.ts'
import { canvasOf } from './canvas.ts'
import { themeColors } from './colors.ts'
import { createIndexedTiles } from './indexed-tiles.ts'
import { createGrid, createLayOut } from './lay-out.ts'
import { paint } from './paint.ts'
import { createPalette } from './palette/palette.ts'
import { writePng } from './png/write-png.ts'
import type { StillOptions } from './render-options.ts'
import { createTiles } from './tiles.ts'

const mostColors = 256

/**
 * Draws one instant of a recording as a PNG. The same recording and options give the same bytes.
 * @throws RunbookError E_CAST on a terminal or picture that is too large.
 */
export function renderPng(asciicast: Asciicast, options: StillOptions): Uint8Array {
  const canvas = canvasOf(asciicast, options)
  const colors = themeColors(options.theme)
  const tiles = createTiles(canvas.metrics, colors)
  const [before, after] = [createGrid(canvas), createGrid(canvas)]
  createLayOut(tiles)(screenAt(frames(asciicast, options), options.atMs), after)
  const painted = tiles.all.map(() => 0)
  for (const number of after.tiles) painted[number] = (painted[number] ?? 0) + 1
  const pinned = [colors.background, colors.foreground]
  const palette = createPalette(tiles.all, painted, { limit: mostColors, pinned })
  const { width, height, padding, metrics } = canvas
  const pixels = { width, height, data: new Uint8Array(width * height) }
  const area = { column: 0, row: 0, cols: canvas.cols, rows: canvas.rows }
  const indexed = createIndexedTiles(tiles, palette)
  paint(
    { before, after },
    area,
    { pixels, left: padding, top: padding },
    { tiles: indexed, metrics, transparent: null },
  )
  return writePng(pixels, palette.colors, options.comment)
}

function screenAt(film: Iterable<Frame>, atMs: number): Screen {
  let shown: Screen | null = null
  for (const { screen, startCs } of film) {
    if (shown !== null && startCs * 10 > atMs) break
    shown = screen
  }
  if (shown === null) throw new RangeError('a recording has no frame')
  return shown
}
