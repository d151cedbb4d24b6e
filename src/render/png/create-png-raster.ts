import type { Film } from '../film.ts'
import { openKernel } from '../kernel/open-kernel.ts'
import { createRaster, type Raster } from '../raster.ts'
import type { PictureOptions } from '../render-options.ts'

/** PNG has indexes of a byte (PNG 11.2.2). */
const mostColors = 256

/**
 * A film in the pixels of PNGs.
 * @throws RunbookError as canvasOf() does.
 */
export function createPngRaster(film: Film, options: PictureOptions): Raster {
  return createRaster(film, options, { mostColors, kernel: openKernel(), onChanged: () => {} })
}
