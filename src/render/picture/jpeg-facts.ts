import { exifOrientation } from './exif-orientation.ts'

/** What a JPEG says of itself before its pixels are read. */
export interface JpegFacts {
  readonly width: number
  readonly height: number
  /** How its camera was held, from 1 to 8 (Exif 2.3, 4.6.4). */
  readonly orientation: number
  /** How often its pixels are gone through, or a little more. */
  readonly scans: number
}

/** Markers of segments (ITU-T T.81, table B.1). */
const [firstFrame, lastFrame, scanStart, exif] = [0xc0, 0xcf, 0xda, 0xe1]

/** Markers among those of frames that begin tables instead. */
const tables: ReadonlySet<number> = new Set([0xc4, 0xc8, 0xcc])

/**
 * Reads the segments of a JPEG up to its first scan (ITU-T T.81, B.1).
 * @throws RangeError for one without a size.
 */
export function jpegFacts(file: Uint8Array): JpegFacts {
  const view = new DataView(file.buffer, file.byteOffset, file.byteLength)
  let [width, height, orientation] = [0, 0, 1]
  for (let at = 2; at + 9 < file.length && file[at] === 0xff;) {
    const marker = file[at + 1] ?? 0
    if (marker === scanStart) return { width, height, orientation, scans: countScans(file, at) }
    const end = at + 2 + view.getUint16(at + 2)
    if (marker === exif) orientation = exifOrientation(file.subarray(at + 4, end)) ?? orientation
    if (marker >= firstFrame && marker <= lastFrame && !tables.has(marker))
      [height, width] = [view.getUint16(at + 5), view.getUint16(at + 7)]
    // Any number of bytes may fill up the place before a marker.
    at = marker === 0xff ? at + 1 : end
  }
  throw new RangeError('it ends early')
}

/** In the data of a scan no marker can stand by chance. */
function countScans(file: Uint8Array, start: number): number {
  const bytes = Buffer.from(file.buffer, file.byteOffset, file.byteLength)
  const marker = Buffer.from([0xff, scanStart])
  let scans = 0
  for (let at = start; at >= 0; at = bytes.indexOf(marker, at + 2)) scans += 1
  return scans
}
