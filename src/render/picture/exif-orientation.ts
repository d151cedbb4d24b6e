/** Tag of the orientation, and the type of a number of two bytes (Exif 2.3, 4.6.4; TIFF 6.0, 2). */
const [orientationTag, shortType] = [0x0112, 3]

/** Bytes of an entry of a directory, and before the first one (TIFF 6.0, 2). */
const [entryBytes, countBytes] = [12, 2]

/** How a picture is turned, from 1 to 8, as its Exif data says; null where that does not say it. */
export function exifOrientation(data: Uint8Array): number | null {
  if (Buffer.from(data.subarray(0, 6)).toString('latin1') !== 'Exif\0\0') return null
  const tiff = new DataView(data.buffer, data.byteOffset + 6, data.byteLength - 6)
  if (tiff.byteLength < 8) return null
  const isLittle = tiff.getUint16(0) === 0x4949
  const start = tiff.getUint32(4, isLittle)
  if (start + countBytes > tiff.byteLength) return null
  const entries = tiff.getUint16(start, isLittle)
  for (let entry = 0; entry < entries; entry += 1) {
    const at = start + countBytes + entry * entryBytes
    if (at + entryBytes > tiff.byteLength) return null
    const [tag, type] = [tiff.getUint16(at, isLittle), tiff.getUint16(at + 2, isLittle)]
    if (tag !== orientationTag || type !== shortType) continue
    const orientation = tiff.getUint16(at + 8, isLittle)
    return orientation >= 1 && orientation <= 8 ? orientation : null
  }
  return null
}
