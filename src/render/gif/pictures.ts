import type { Change } from '../changes.ts'
import type { Jobs } from '../kernel/create-jobs.ts'
import { pixelArea } from '../pixel-area.ts'
import type { Raster } from '../raster.ts'
import type { PixelRectangle } from './gif-blocks.ts'
import { createImageData, type JobData } from './image-data.ts'
import { createParts } from './parts.ts'
import { createScrolls } from './scrolls.ts'
import type { Tools } from './segments.ts'

/** A picture of a GIF. */
export interface Picture {
  readonly area: PixelRectangle
  /** As `ImageData` gives it: what is no job is good until the next picture is made. */
  readonly data: Uint8Array | JobData
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
}

/** Pictures with indexes of `codeSize` bits. */
export function createPictures(raster: Raster, jobs: Jobs, codeSize: number): Pictures {
  const { canvas, kernel } = raster
  const transparent = raster.colors.length
  const mostPixels = canvas.width * canvas.height
  const tools: Tools = { kernel, jobs, codeSize }
  const data = createImageData(tools, { pixels: mostPixels, segments: canvas.rows })
  const scrolled = createScrolls(raster, data, tools)
  const onePixel = kernel.allocate(1)
  kernel.bytes()[onePixel] = transparent
  const part = createParts(raster, data)
  let isFirst = true
  return {
    kept: data.kept,
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

function wholePicture(raster: Raster, change: Change): number {
  const { canvas, kernel } = raster
  const pixels = { ...canvas, data: new Uint8Array(canvas.width * canvas.height) }
  raster.whole(change, pixels)
  const at = kernel.allocate(pixels.data.length)
  kernel.bytes().set(pixels.data, at)
  return at
}
