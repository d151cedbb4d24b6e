import { decode } from 'jpeg-js'

import { checkSize } from './check-size.ts'
import { jpegFacts } from './jpeg-facts.ts'
import type { Picture } from './picture.ts'
import { turnPixels } from './turn-pixels.ts'

/** Up to 28 bytes a pixel are taken on the way. */
const mostPixels = 32_000_000

/** Cameras and programs write a dozen at most; each goes through the whole picture, so that a few bytes could take minutes. */
const mostScans = 100

/**
 * Reads a JPEG (ITU-T T.81), baseline or progressive, turned upright as its camera says.
 * @throws RangeError for one that is too large, another error for damaged data.
 */
export function readJpeg(file: Uint8Array): Picture {
  const { width, height, orientation, scans } = jpegFacts(file)
  checkSize(width, height, mostPixels)
  if (scans > mostScans) throw new RangeError(`it has more than ${mostScans} scans`)
  const { data } = decode(file, {
    useTArray: true,
    tolerantDecoding: false,
    maxResolutionInMP: mostPixels / 1e6,
    maxMemoryUsageInMB: 1024,
  })
  return { ...turnPixels({ width, height, pixels: data }, orientation), file, type: 'image/jpeg' }
}
