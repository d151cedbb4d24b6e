import type { Change } from '../changes.ts'
import { createJobs } from '../kernel/create-jobs.ts'
import type { Transparency } from '../paint.ts'
import { pixelArea, type Raster } from '../raster.ts'
import type { PixelRectangle } from './gif-blocks.ts'
import { createImageData, type ImageData, type JoinedData } from './image-data.ts'
import { createScrolls } from './scrolls.ts'
import type { Tools } from './segments.ts'

/** A picture of a GIF. */
export interface Picture {
  readonly area: PixelRectangle
  /** As `ImageData` gives it: what is no job is good until the next picture is made. */
  readonly data: Uint8Array | JoinedData
  /** The index that leaves pixels as they are; null for none. */
  readonly transparent: number | null
}

/** Makes the pictures of a film, in their order. */
export interface Pictures {
  /** The first one is the whole canvas, window included; later ones are what changed. */
  of(change: Change): Picture
  /** So many of the last ones that are jobs are kept. */
  readonly kept: number
  /** One pixel that stays as it is. */
  readonly still: Picture
  /** No more are wanted. */
  end(): void
}

/** Pictures with indexes of `codeSize` bits. */
export function createPictures(raster: Raster, codeSize: number): Pictures {
  const { canvas, kernel } = raster
  const transparent = raster.colors.length
  const mostPixels = canvas.width * canvas.height
  const jobs = createJobs(kernel)
  const tools: Tools = { kernel, jobs, codeSize }
  const data = createImageData(tools, { pixels: mostPixels, segments: canvas.rows })
  const scrolled = createScrolls(raster, data, tools)
  const onePixel = kernel.allocate(1)
  kernel.bytes()[onePixel] = transparent
  const part = createParts(raster, data)
  let isFirst = true
  return {
    kept: data.kept,
    end: () => jobs.end(),
    of(change) {
      const segmented = scrolled(change)
      if (isFirst) {
        isFirst = false
        const from = wholePicture(raster, change)
        return {
          area: { ...canvas, left: 0, top: 0 },
          data: data.whole(from, mostPixels),
          transparent: null,
        }
      }
      if (segmented !== null) return { ...segmented, transparent }
      return { area: pixelArea(canvas, change.area), data: part(change), transparent }
    },
    still: {
      area: { left: 0, top: 0, width: 1, height: 1 },
      data: new Uint8Array(data.whole(onePixel, 1)),
      transparent,
    },
  }
}

/** How often both kinds of transparency are tried. */
const trialEvery = 8

/**
 * Returns a function that compresses the changed cells of a change. What compresses best depends on what is shown, so
 * now and then all transparent pixels are tried as well as runs of them, and the better one is kept until the next trial.
 */
function createParts(raster: Raster, data: ImageData): (change: Change) => Uint8Array {
  const compress = (change: Change, transparency: Transparency): Uint8Array => {
    const { width, height } = pixelArea(raster.canvas, change.area)
    return data.whole(raster.part(change, change.area, transparency), width * height)
  }
  let best: Transparency = 'runs'
  let count = 0
  return (change) => {
    if (count++ % trialEvery !== 0) return compress(change, best)
    const runs = new Uint8Array(compress(change, 'runs'))
    const pixels = compress(change, 'pixels')
    best = pixels.length < runs.length ? 'pixels' : 'runs'
    return best === 'pixels' ? pixels : runs
  }
}

function wholePicture(raster: Raster, change: Change): number {
  const { canvas, kernel } = raster
  const pixels = { ...canvas, data: new Uint8Array(canvas.width * canvas.height) }
  raster.whole(change, pixels)
  const at = kernel.allocate(pixels.data.length)
  kernel.bytes().set(pixels.data, at)
  return at
}
