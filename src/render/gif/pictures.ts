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
  /** It is taken away before the next one. */
  readonly cleared: boolean
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
  const whole = { area: { ...canvas, left: 0, top: 0 } }
  const cleared = false
  let isFirst = true
  return {
    kept: data.kept,
    of(change) {
      const segmented = scrolled(change)
      if (isFirst) {
        isFirst = false
        const from = createWhole(raster)(change)
        return { ...whole, data: data.whole(from, mostPixels), transparent: null, cleared }
      }
      if (segmented !== null) return { ...segmented, transparent, cleared }
      return { area: pixelArea(canvas, change.area), data: part(change), transparent, cleared }
    },
    still: {
      area: { left: 0, top: 0, width: 1, height: 1 },
      data: new Uint8Array(data.whole(onePixel, 1)),
      transparent,
      cleared,
    },
  }
}

/**
 * Pictures on a transparent ground, which has the first index: each is the whole canvas and goes before the next one, since a
 * pixel that is there can only become transparent so.
 */
export function createWholePictures(raster: Raster, jobs: Jobs, codeSize: number): Pictures['of'] {
  const { canvas, kernel } = raster
  const pixels = canvas.width * canvas.height
  const data = createImageData({ kernel, jobs, codeSize }, { pixels, segments: canvas.rows })
  const paint = createWhole(raster)
  const area = { ...canvas, left: 0, top: 0 }
  return (change) => {
    const made = data.whole(paint(change), pixels)
    return { area, data: made, transparent: 0, cleared: true }
  }
}

/** Paints whole pictures, always at the same address, which it gives. */
function createWhole(raster: Raster): (change: Change) => number {
  const { canvas, kernel } = raster
  const pixels = { ...canvas, data: new Uint8Array(canvas.width * canvas.height) }
  const at = kernel.allocate(pixels.data.length)
  return (change) => {
    raster.whole(change, pixels)
    kernel.bytes().set(pixels.data, at)
    return at
  }
}
