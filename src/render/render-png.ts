import type { Asciicast } from '../cast/asciicast.ts'
import { type Film, filmOf, stillOf } from './film.ts'
import { createPngRaster } from './png/create-png-raster.ts'
import { writePng } from './png/write-png.ts'
import type { PictureOptions, StillOptions } from './render-options.ts'

/**
 * Draws one instant of a recording as a PNG. The same recording and options give the same bytes.
 * @throws RunbookError E_CAST on a terminal that is too large, and as canvasOf() does.
 */
export function renderPng(asciicast: Asciicast, options: StillOptions): Uint8Array {
  return pngOf(stillOf(filmOf(asciicast, options), options.atMs), options)
}

/** The first picture of a film as a PNG. */
export function pngOf(film: Film, options: PictureOptions): Uint8Array {
  const raster = createPngRaster(film, options)
  const { width, height } = raster.canvas
  const pixels = { width, height, data: new Uint8Array(width * height) }
  for (const change of raster.steps()) {
    raster.whole(change, pixels)
    break
  }
  return writePng(pixels, raster.colors, options)
}
