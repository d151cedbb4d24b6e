import { deflateSync } from 'node:zlib'

import type { Rgb } from '../colors.ts'
import { joinBytes } from '../join-bytes.ts'
import type { Pixels } from '../paint.ts'
import type { PictureOptions } from '../render-options.ts'
import { pngSignature } from './png-signature.ts'
import { colorTypes, commentChunk, headerChunk, paletteChunk, writeChunk } from './write-chunks.ts'

/**
 * An indexed PNG of up to 256 colours, eight bits a pixel (PNG 1.2); `comment` becomes an iTXt chunk. A transparent one does not show
 * the first colour.
 */
export function writePng(
  pixels: Pixels,
  colors: readonly Rgb[],
  { comment, transparent }: Pick<PictureOptions, 'comment' | 'transparent'>,
): Uint8Array {
  return joinBytes([
    Uint8Array.from(pngSignature),
    headerChunk(pixels, colorTypes.indexed),
    ...(comment === '' ? [] : [commentChunk(comment)]),
    paletteChunk(colors),
    ...(transparent ? [writeChunk('tRNS', Uint8Array.of(0))] : []),
    writeChunk('IDAT', deflateSync(scanlines(pixels), { level: 9 })),
    writeChunk('IEND', new Uint8Array(0)),
  ])
}

/** Each row begins with its filter: none, the best one for indexes (PNG 1.2, 9.6). */
function scanlines({ width, height, data }: Pixels): Uint8Array {
  const lines = new Uint8Array((width + 1) * height)
  for (let row = 0; row < height; row += 1) {
    lines.set(data.subarray(row * width, (row + 1) * width), row * (width + 1) + 1)
  }
  return lines
}
