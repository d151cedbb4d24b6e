import { crc32, inflateSync } from 'node:zlib'

export interface DecodedPng {
  readonly width: number
  readonly height: number
  /** `red << 16 | green << 8 | blue`. */
  readonly pixels: Uint32Array
}

/** Decodes the PNGs that we write (PNG 1.2: indexed, 8 bits, no filter); throws on anything else. */
export function decodePng(bytes: Uint8Array): DecodedPng {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const chunks = new Map<string, Uint8Array>()
  for (let at = 8; at < bytes.length; at += 12 + view.getUint32(at)) {
    const end = at + 8 + view.getUint32(at)
    if (view.getUint32(end) !== crc32(bytes.subarray(at + 4, end)))
      throw new Error('wrong checksum')
    chunks.set(String.fromCharCode(...bytes.subarray(at + 4, at + 8)), bytes.subarray(at + 8, end))
  }
  const [width, height] = [view.getUint32(16), view.getUint32(20)]
  if (view.getUint32(24) !== 0x08030000 || !chunks.has('IEND'))
    throw new Error('not indexed with 8 bits')
  const palette = chunks.get('PLTE') ?? new Uint8Array(0)
  const lines = inflateSync(chunks.get('IDAT') ?? new Uint8Array(0))
  const pixels = new Uint32Array(width * height)
  for (let y = 0; y < height; y += 1) {
    if (lines[y * (width + 1)] !== 0) throw new Error('filtered')
    for (let x = 0; x < width; x += 1) {
      const [red = 0, green = 0, blue = 0] = palette.subarray(
        (lines[y * (width + 1) + 1 + x] ?? 0) * 3,
      )
      pixels[y * width + x] = (red << 16) | (green << 8) | blue
    }
  }
  return { width, height, pixels }
}
