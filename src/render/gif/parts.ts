import type { Change } from '../changes.ts'
import type { Transparency } from '../paint.ts'
import { pixelArea } from '../pixel-area.ts'
import type { Raster } from '../raster.ts'
import type { ImageData, JobData } from './image-data.ts'

/** How often both kinds of transparency are tried. */
const trialEvery = 8

/**
 * Returns a function that compresses the changed cells of a change. What compresses best depends on what is shown, so
 * now and then all transparent pixels are tried as well as runs of them, and the better one is kept until the next trial.
 */
export function createParts(
  raster: Raster,
  data: ImageData,
): (change: Change) => Uint8Array | JobData {
  let best: Transparency = 'runs'
  let count = 0
  return (change) => {
    const { width, height } = pixelArea(raster.canvas, change.area)
    const by = (transparency: Transparency) => (to: number) =>
      raster.part(change, change.area, transparency, to)
    if (count++ % trialEvery !== 0) return data.shared(width * height, by(best))
    // The next picture depends on it, so it does not wait for those before it.
    const runs = new Uint8Array(data.painted(width * height, by('runs')))
    const pixels = data.painted(width * height, by('pixels'))
    best = pixels.length < runs.length ? 'pixels' : 'runs'
    return best === 'pixels' ? pixels : runs
  }
}
