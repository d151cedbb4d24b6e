import type { Asciicast } from '../cast/asciicast.ts'
import { blinking } from './blinking.ts'
import type { Change } from './changes.ts'
import { type Film, filmOf } from './film.ts'
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
import { joinBytes } from './join-bytes.ts'
import { pixelArea, type Raster, createRaster } from './raster.ts'
import type { AnimationOptions } from './render-options.ts'

/** One index is kept for "as before". */
const mostColors = 255
/** A delay is two bytes. */
const longestDelayCs = 0xffff

/**
 * Draws a recording as an animated GIF (GIF89a). The same recording and options give the same bytes.
 * @throws RunbookError E_CAST on a terminal or picture that is too large.
 */
export function renderGif(asciicast: Asciicast, options: AnimationOptions): Uint8Array {
  return joinBytes([...gifChunks(filmOf(asciicast, options), options)])
}

/**
 * A GIF of a film piece by piece, for files that are too large to hold. The film is gone through twice, first for
 * its colours, then for its pictures, so that memory does not grow with its length.
 */
export function* gifChunks(
  film: Film,
  options: AnimationOptions,
): Generator<Uint8Array, void, undefined> {
  const shown = options.cursorBlink ? { ...film, frames: blinking(film.frames) } : film
  const raster = createRaster(shown, options, mostColors)
  const { canvas, colors } = raster
  const bits = Math.ceil(Math.log2(colors.length + 1))
  yield gifHeader(canvas, colors, bits)
  if (options.loop) yield loopExtension()
  if (options.comment !== '') yield commentExtension(options.comment)
  const painter = createPainter(raster)
  const compress = createLzw(Math.max(2, bits))
  for (const change of raster.steps()) {
    const { area, data, transparent } = painter(change)
    yield imageHeader(area, { delayCs: Math.min(change.delayCs, longestDelayCs), transparent })
    yield imageData(compress(data))
    yield* longerDelay(change.delayCs - longestDelayCs, colors.length, compress)
  }
  yield trailer()
}

interface Picture {
  readonly area: PixelRectangle
  readonly data: Uint8Array
  readonly transparent: number | null
}

/** The first picture is the whole canvas, window included; later ones are what changed. */
function createPainter(raster: Raster): (change: Change) => Picture {
  const { canvas } = raster
  const buffer = new Uint8Array(canvas.width * canvas.height)
  const transparent = raster.colors.length
  let isFirst = true
  return (change) => {
    if (isFirst) {
      isFirst = false
      raster.whole(change, { ...canvas, data: buffer })
      return { area: { ...canvas, left: 0, top: 0 }, data: buffer, transparent: null }
    }
    const area = pixelArea(canvas, change.area)
    const data = buffer.subarray(0, area.width * area.height)
    raster.part(change, { ...area, data }, transparent)
    return { area, data, transparent }
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
