import type { Asciicast } from '../cast/asciicast.ts'
import { frames } from '../screen/frames.ts'
import { type Canvas, canvasOf } from './canvas.ts'
import { type Change, changes } from './changes.ts'
import { themeColors } from './colors.ts'
import {
  commentExtension,
  gifHeader,
  imageData,
  imageHeader,
  loopExtension,
  type PixelRectangle,
  trailer,
} from './gif/gif-blocks.ts'
import { createLzw } from './gif/lzw.ts'
import { createIndexedTiles, type IndexedTiles } from './indexed-tiles.ts'
import { joinBytes } from './join-bytes.ts'
import { paint } from './paint.ts'
import { createPalette } from './palette/palette.ts'
import type { AnimationOptions } from './render-options.ts'
import { createTiles } from './tiles.ts'

/** One index is kept for "as before". */
const mostColors = 255
/** A delay is two bytes. */
const longestDelayCs = 0xffff

/**
 * Draws a recording as an animated GIF (GIF89a). The same recording and options give the same bytes.
 * @throws RunbookError E_CAST on a terminal or picture that is too large.
 */
export function renderGif(asciicast: Asciicast, options: AnimationOptions): Uint8Array {
  return joinBytes([...gifChunks(asciicast, options)])
}

/**
 * The same GIF piece by piece, for files that are too large to hold. The recording is played twice, first for
 * its colours, then for its pictures, so that memory does not grow with its length.
 */
export function* gifChunks(
  asciicast: Asciicast,
  options: AnimationOptions,
): Generator<Uint8Array, void, undefined> {
  const canvas = canvasOf(asciicast, options)
  const colors = themeColors(options.theme)
  const tiles = createTiles(canvas.metrics, colors)
  const film = frames(asciicast, options)
  const painted = countPaintings(changes(film, tiles, canvas))
  const pinned = [colors.background, colors.foreground]
  const palette = createPalette(tiles.all, painted, { limit: mostColors, pinned })
  const bits = Math.ceil(Math.log2(palette.colors.length + 1))
  yield gifHeader(canvas, palette.colors, bits)
  if (options.loop) yield loopExtension()
  if (options.comment !== '') yield commentExtension(options.comment)
  const painter = createPainter(canvas, createIndexedTiles(tiles, palette), palette.colors.length)
  const compress = createLzw(Math.max(2, bits))
  for (const change of changes(film, tiles, canvas)) {
    const { area, data, transparent } = painter(change)
    yield imageHeader(area, { delayCs: Math.min(change.delayCs, longestDelayCs), transparent })
    yield imageData(compress(data))
    yield* longerDelay(change.delayCs - longestDelayCs, palette.colors.length, compress)
  }
  yield trailer()
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

interface Picture {
  readonly area: PixelRectangle
  readonly data: Uint8Array
  readonly transparent: number | null
}

/** The first picture is the whole canvas, padding included; later ones are what changed. */
function createPainter(canvas: Canvas, tiles: IndexedTiles, transparent: number) {
  const { metrics, padding } = canvas
  const { cellWidth, cellHeight } = metrics
  const buffer = new Uint8Array(canvas.width * canvas.height)
  let isFirst = true
  return (change: Change): Picture => {
    const { area } = change
    if (isFirst) {
      isFirst = false
      const target = { pixels: { ...canvas, data: buffer }, left: padding, top: padding }
      paint(change, area, target, { tiles, metrics, transparent: null })
      return { area: { ...canvas, left: 0, top: 0 }, data: buffer, transparent: null }
    }
    const size = { width: area.cols * cellWidth, height: area.rows * cellHeight }
    const data = buffer.subarray(0, size.width * size.height)
    paint(
      change,
      area,
      { pixels: { ...size, data }, left: 0, top: 0 },
      { tiles, metrics, transparent },
    )
    const left = padding + area.column * cellWidth
    const top = padding + area.row * cellHeight
    return { area: { ...size, left, top }, data, transparent }
  }
}

/** A pause that does not fit in two bytes goes on as pictures of one transparent pixel. */
function* longerDelay(
  restCs: number,
  transparent: number,
  compress: (pixels: Uint8Array) => Uint8Array,
) {
  for (let rest = restCs; rest > 0; rest -= longestDelayCs) {
    const delayCs = Math.min(rest, longestDelayCs)
    yield imageHeader({ left: 0, top: 0, width: 1, height: 1 }, { delayCs, transparent })
    yield imageData(compress(Uint8Array.of(transparent)))
  }
}
