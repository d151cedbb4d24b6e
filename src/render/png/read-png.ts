import { inflateSync } from 'node:zlib'

import { addToGroup } from '../../document/add-to-group.ts'
import { checkSize, mostPixels } from '../picture/check-size.ts'
import type { Picture } from '../picture/picture.ts'
import { pngChunks } from './png-chunks.ts'
import { passesOf, type PngPass } from './png-passes.ts'
import { unfilter } from './unfilter.ts'

/** Samples of a pixel by colour type (PNG 1.2, 4.1.1), and the bit depths that it may have. */
const colorTypes: ReadonlyMap<number, readonly [samples: number, depths: readonly number[]]> =
  new Map([
    [0, [1, [1, 2, 4, 8, 16]]],
    [2, [3, [8, 16]]],
    [3, [1, [1, 2, 4, 8]]],
    [4, [2, [8, 16]]],
    [6, [4, [8, 16]]],
  ])

interface Header {
  readonly width: number
  readonly height: number
  readonly depth: number
  readonly colorType: number
  readonly samples: number
  readonly interlaced: boolean
}

/**
 * Reads a PNG of any kind (PNG 1.2); signature, checksums and colour spaces are passed over.
 * @throws RangeError with the reason for what cannot be read, another error for damaged data.
 */
export function readPng(file: Uint8Array): Picture {
  const chunks = chunksOf(file)
  const header = readHeader(chunks.get('IHDR')?.[0] ?? new Uint8Array(0))
  const { width, height } = header
  const bits = header.depth * header.samples
  const passes = passesOf(header).map((pass) => {
    const rowBytes = Math.ceil((pass.width * bits) / 8)
    return { pass, rowBytes, bytes: pass.height * (1 + rowBytes) }
  })
  const size = passes.reduce((sum, { bytes }) => sum + bytes, 0)
  const data = inflateSync(Buffer.concat(chunks.get('IDAT') ?? []), { maxOutputLength: size })
  if (data.length < size) throw new RangeError('it ends early')
  const [palette, transparent] = ['PLTE', 'tRNS'].map((type) => chunks.get(type)?.[0] ?? noBytes)
  const writePixel = pixelWriter(header, palette ?? noBytes, transparent ?? noBytes)
  const pixels = new Uint8Array(width * height * 4)
  let at = 0
  for (const { pass, rowBytes, bytes } of passes) {
    const rows = data.subarray(at, at + bytes)
    at += bytes
    unfilter(rows, { height: pass.height, rowBytes, step: Math.ceil(bits / 8) })
    putPass({ pixels, width }, { pass, rows, rowBytes, header }, writePixel)
  }
  return { width, height, pixels, file, type: 'image/png' }
}

const noBytes = new Uint8Array(0)

function chunksOf(file: Uint8Array): Map<string, Uint8Array[]> {
  const chunks = new Map<string, Uint8Array[]>()
  for (const { type, data, isWhole } of pngChunks(file)) {
    if (!isWhole) throw new RangeError('it ends early')
    addToGroup(chunks, type, data)
  }
  return chunks
}

function readHeader(bytes: Uint8Array): Header {
  if (bytes.length !== 13) throw new RangeError('it has no header')
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const [width, height] = [view.getUint32(0), view.getUint32(4)]
  const [depth = 0, colorType = 0, , , interlace = 0] = bytes.subarray(8)
  checkSize(width, height, mostPixels)
  const [samples = 0, depths = []] = colorTypes.get(colorType) ?? []
  if (!depths.includes(depth)) throw new RangeError('there are no such colours')
  return { width, height, depth, colorType, samples, interlaced: interlace === 1 }
}

/** Writes the pixel of some samples, as they are in the file, to four bytes. */
type WritePixel = (samples: Uint16Array, pixels: Uint8Array, at: number) => void

function pixelWriter(
  { colorType, depth, samples: count }: Header,
  palette: Uint8Array,
  transparent: Uint8Array,
): WritePixel {
  const scale = 255 / (2 ** depth - 1)
  if (colorType === 3) {
    return ([index = 0], pixels, at) => {
      pixels.set(palette.subarray(index * 3, index * 3 + 3), at)
      pixels[at + 3] = transparent[index] ?? 255
    }
  }
  const isGray = colorType === 0 || colorType === 4
  const hasAlpha = colorType >= 4
  // One colour may be transparent: its samples, two bytes each.
  const clear = Array.from({ length: transparent.length >> 1 }, (_, at) => {
    return (transparent[at * 2] ?? 0) * 256 + (transparent[at * 2 + 1] ?? 0)
  })
  const isClear = (samples: Uint16Array): boolean =>
    clear.length === count && clear.every((sample, at) => sample === samples[at])
  return (samples, pixels, at) => {
    for (let channel = 0; channel < 3; channel += 1)
      pixels[at + channel] = Math.round((samples[isGray ? 0 : channel] ?? 0) * scale)
    const alpha = hasAlpha ? (samples[count - 1] ?? 0) * scale : isClear(samples) ? 0 : 255
    pixels[at + 3] = Math.round(alpha)
  }
}

interface PassRows {
  readonly pass: PngPass
  readonly rows: Uint8Array
  readonly rowBytes: number
  readonly header: Header
}

function putPass(
  target: { readonly pixels: Uint8Array; readonly width: number },
  { pass, rows, rowBytes, header }: PassRows,
  writePixel: WritePixel,
): void {
  const { depth, samples: count } = header
  const samples = new Uint16Array(count)
  for (let row = 0; row < pass.height; row += 1) {
    const start = row * (rowBytes + 1) + 1
    for (let column = 0; column < pass.width; column += 1) {
      for (let at = 0; at < count; at += 1)
        samples[at] = readSample(rows, start, { index: column * count + at, depth })
      const [x, y] = [pass.left + column * pass.stepX, pass.top + row * pass.stepY]
      writePixel(samples, target.pixels, (y * target.width + x) * 4)
    }
  }
}

/** Samples of less than a byte stand side by side, the first one in the highest bits. */
function readSample(
  rows: Uint8Array,
  start: number,
  { index, depth }: { readonly index: number; readonly depth: number },
): number {
  if (depth === 8) return rows[start + index] ?? 0
  if (depth === 16) return (rows[start + index * 2] ?? 0) * 256 + (rows[start + index * 2 + 1] ?? 0)
  const bit = index * depth
  const byte = rows[start + (bit >> 3)] ?? 0
  return (byte >> (8 - depth - (bit & 7))) & ((1 << depth) - 1)
}
