import { crc32, deflateSync } from 'node:zlib'

import type { Rgb } from '../colors.ts'
import { joinBytes } from '../join-bytes.ts'
import type { Pixels } from '../paint.ts'
import { pngSignature } from './png-signature.ts'

/** Keyword of the text chunk that carries the comment (PNG 1.2, 4.2.3). */
export const commentKeyword = 'Comment'

const encoder = new TextEncoder()

/** An indexed PNG of up to 256 colours, eight bits a pixel (PNG 1.2); `comment` becomes an iTXt chunk. */
export function writePng(pixels: Pixels, colors: readonly Rgb[], comment: string): Uint8Array {
  const header = new Uint8Array(13)
  const view = new DataView(header.buffer)
  view.setUint32(0, pixels.width)
  view.setUint32(4, pixels.height)
  header.set([8, 3, 0, 0, 0], 8)
  const palette = colors.flatMap((color) => [color >> 16, (color >> 8) & 255, color & 255])
  return joinBytes([
    Uint8Array.from(pngSignature),
    chunk('IHDR', header),
    ...(comment === '' ? [] : [chunk('iTXt', textOf(comment))]),
    chunk('PLTE', Uint8Array.from(palette)),
    chunk('IDAT', deflateSync(scanlines(pixels), { level: 9 })),
    chunk('IEND', new Uint8Array(0)),
  ])
}

/** Keyword, then: not compressed, no language, no translated keyword; then the text in UTF-8. */
function textOf(comment: string): Uint8Array {
  return Uint8Array.of(...encoder.encode(commentKeyword), 0, 0, 0, 0, 0, ...encoder.encode(comment))
}

/** Each row begins with its filter: none, the best one for indexes (PNG 1.2, 9.6). */
function scanlines({ width, height, data }: Pixels): Uint8Array {
  const lines = new Uint8Array((width + 1) * height)
  for (let row = 0; row < height; row += 1) {
    lines.set(data.subarray(row * width, (row + 1) * width), row * (width + 1) + 1)
  }
  return lines
}

function chunk(type: string, data: Uint8Array): Uint8Array {
  const bytes = new Uint8Array(data.length + 12)
  const view = new DataView(bytes.buffer)
  view.setUint32(0, data.length)
  bytes.set(encoder.encode(type), 4)
  bytes.set(data, 8)
  view.setUint32(data.length + 8, crc32(bytes.subarray(4, data.length + 8)))
  return bytes
}
