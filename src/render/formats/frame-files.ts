import type { Film } from '../film.ts'
import { createPngRaster } from '../png/create-png-raster.ts'
import { writePng } from '../png/write-png.ts'
import type { AnimationOptions } from '../render-options.ts'

/** A file of a directory of frames. */
export interface FrameFile {
  readonly name: string
  readonly data: Uint8Array | string
}

/** Names of the files that `frameFiles` makes. */
export const framePattern = /^frame-\d{5,}\.png$/

/** Every picture of a film as a PNG, and `frames.json` with the time that each is shown, in milliseconds. */
export function* frameFiles(
  film: Film,
  options: AnimationOptions,
): Generator<FrameFile, void, undefined> {
  const raster = createPngRaster(film, options)
  const { width, height } = raster.canvas
  const pixels = { width, height, data: new Uint8Array(width * height) }
  const shown: { file: string; startMs: number; durationMs: number }[] = []
  let startMs = 0
  for (const change of raster.steps()) {
    raster.whole(change, pixels)
    const file = `frame-${String(shown.length + 1).padStart(5, '0')}.png`
    yield { name: file, data: writePng(pixels, raster.colors, options) }
    shown.push({ file, startMs, durationMs: change.delayCs * 10 })
    startMs += change.delayCs * 10
  }
  yield { name: 'frames.json', data: `${JSON.stringify(shown, null, 2)}\n` }
}
