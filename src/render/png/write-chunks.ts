import { crc32 } from 'node:zlib'

import type { Rgb } from '../colors.ts'

/** Keyword of the text chunk that carries the comment (PNG 1.2, 4.2.3). */
export const commentKeyword = 'Comment'

/** How a pixel is stored: three bytes of colour, or one index into the palette (PNG 1.2, 4.1.1). */
export const colorTypes = { color: 2, indexed: 3 } as const

const encoder = new TextEncoder()

/** A chunk: its length, four letters, data, and a checksum of both (PNG 1.2, 3.2). */
export function writeChunk(type: string, data: Uint8Array): Uint8Array {
  const bytes = new Uint8Array(data.length + 12)
  const view = new DataView(bytes.buffer)
  view.setUint32(0, data.length)
  bytes.set(encoder.encode(type), 4)
  bytes.set(data, 8)
  view.setUint32(data.length + 8, crc32(bytes.subarray(4, data.length + 8)))
  return bytes
}

/** IHDR: eight bits a sample, not interlaced (PNG 1.2, 4.1.1). */
export function headerChunk(
  { width, height }: { readonly width: number; readonly height: number },
  colorType: number,
): Uint8Array {
  const header = new Uint8Array(13)
  const view = new DataView(header.buffer)
  view.setUint32(0, width)
  view.setUint32(4, height)
  header.set([8, colorType, 0, 0, 0], 8)
  return writeChunk('IHDR', header)
}

/** iTXt: keyword, then: not compressed, no language, no translated keyword; then the text in UTF-8 (PNG 1.2, 4.2.3). */
export function commentChunk(comment: string): Uint8Array {
  const text = [...encoder.encode(commentKeyword), 0, 0, 0, 0, 0, ...encoder.encode(comment)]
  return writeChunk('iTXt', Uint8Array.from(text))
}

/** PLTE: up to 256 colours (PNG 1.2, 4.1.2). */
export function paletteChunk(colors: readonly Rgb[]): Uint8Array {
  const palette = colors.flatMap((color) => [color >> 16, (color >> 8) & 255, color & 255])
  return writeChunk('PLTE', Uint8Array.from(palette))
}
