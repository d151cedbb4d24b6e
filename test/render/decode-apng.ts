import { crc32, inflateSync } from 'node:zlib'

import type { ShownPicture } from './decode-gif.ts'

export interface DecodedApng {
  readonly width: number
  readonly height: number
  readonly isIndexed: boolean
  readonly plays: number
  readonly pictures: readonly ShownPicture[]
}

interface Chunk {
  readonly type: string
  readonly data: Buffer
}

/** The chunks of a PNG; throws on a wrong checksum and on bytes behind the end. */
export function chunksOf(bytes: Uint8Array): Chunk[] {
  const file = Buffer.from(bytes)
  if (file.toString('latin1', 0, 8) !== '\u0089PNG\r\n\u001a\n') throw new Error('no PNG')
  const chunks: Chunk[] = []
  let at = 8
  while (chunks.at(-1)?.type !== 'IEND') {
    const end = at + 8 + file.readUInt32BE(at)
    if (file.readUInt32BE(end) !== crc32(file.subarray(at + 4, end)))
      throw new Error('wrong checksum')
    chunks.push({ type: file.toString('latin1', at + 4, at + 8), data: file.subarray(at + 8, end) })
    at = end + 4
  }
  if (at !== file.length) throw new Error('bytes behind the end')
  return chunks
}

/**
 * Decodes the APNGs that we write: 8 bits, no filter, all left in place, the first picture in IDAT. Throws on what the
 * specification of PNG (third edition, 5.6 and 11.3.6) forbids: another order of chunks, a gap in their numbers, a picture
 * that leaves the canvas, fewer pictures than acTL says.
 */
export function decodeApng(bytes: Uint8Array): DecodedApng {
  const chunks = chunksOf(bytes)
  const types = chunks.map(({ type }) => type).join(' ')
  if (!/^IHDR acTL (?:iTXt )?(?:PLTE )?tRNS fcTL IDAT(?: fcTL fdAT)* IEND$/.test(types))
    throw new Error(`order: ${types}`)
  const header = dataOf(chunks, 'IHDR')
  const [width, height, colorType] = [header.readUInt32BE(0), header.readUInt32BE(4), header[9]]
  const control = dataOf(chunks, 'acTL')
  const colorOf = colorType === 3 ? paletteOf(chunks) : truecolor(dataOf(chunks, 'tRNS'))
  const size = colorType === 3 ? 1 : 3
  const canvas = new Uint32Array(width * height).fill(0xff00ff)
  const pictures: ShownPicture[] = []
  for (const { number, place, data } of picturesIn(chunks)) {
    const { left, top } = place
    if (left + place.width > width || top + place.height > height) throw new Error('leaves canvas')
    if (number === 0 && place.width * place.height < width * height) throw new Error('not whole')
    const lines = inflateSync(data)
    const rowBytes = place.width * size + 1
    if (lines.length !== rowBytes * place.height) throw new Error(`${lines.length} bytes`)
    for (let y = 0; y < place.height; y += 1) {
      if (lines[y * rowBytes] !== 0) throw new Error('filtered')
      for (let x = 0; x < place.width; x += 1) {
        const color = colorOf(lines.readUIntBE(y * rowBytes + 1 + x * size, size))
        if (color === null && number === 0) throw new Error('a hole in the first picture')
        if (color !== null) canvas[(top + y) * width + left + x] = color
      }
    }
    pictures.push({ pixels: canvas.slice(), delayCs: place.delayCs, area: areaOf(place) })
  }
  if (control.readUInt32BE(0) !== pictures.length) throw new Error('acTL has another number')
  return { width, height, isIndexed: colorType === 3, plays: control.readUInt32BE(4), pictures }
}

function dataOf(chunks: readonly Chunk[], type: string): Buffer {
  const found = chunks.filter((chunk) => chunk.type === type)
  if (found.length !== 1) throw new Error(`${found.length} times ${type}`)
  return found[0]?.data ?? Buffer.alloc(0)
}

/** Of a number in the pixels, the colour, or null where it is transparent. */
type ColorOf = (value: number) => number | null

function paletteOf(chunks: readonly Chunk[]): ColorOf {
  const [palette, alpha] = [dataOf(chunks, 'PLTE'), dataOf(chunks, 'tRNS')]
  if (palette.length % 3 > 0 || palette.length > 768 || alpha.length > palette.length / 3)
    throw new Error('a wrong palette')
  return (index) => ((alpha[index] ?? 255) === 0 ? null : palette.readUIntBE(index * 3, 3))
}

function truecolor(samples: Buffer): ColorOf {
  const key = [0, 2, 4].reduce((sum, at) => sum * 256 + samples.readUInt16BE(at), 0)
  return (value) => (value === key ? null : value)
}

type Place = ReturnType<typeof placeOf>

function areaOf({ left, top, width, height }: Place) {
  return { left, top, width, height }
}

function placeOf(data: Buffer) {
  const [width, height, left, top] = [4, 8, 12, 16].map((at) => data.readUInt32BE(at))
  const delayCs = (data.readUInt16BE(20) / data.readUInt16BE(22)) * 100
  if (data[24] !== 0) throw new Error('disposed of')
  return { width: width ?? 0, height: height ?? 0, left: left ?? 0, top: top ?? 0, delayCs }
}

function* picturesIn(chunks: readonly Chunk[]) {
  let sequence = 0
  let number = 0
  let place: Place | null = null
  for (const { type, data } of chunks) {
    if (type === 'fcTL' || type === 'fdAT') {
      if (data.readUInt32BE(0) !== sequence) throw new Error('a gap in the numbers')
      sequence += 1
    }
    if (type === 'fcTL') place = placeOf(data)
    if ((type === 'IDAT' || type === 'fdAT') && place !== null) {
      yield { number, place, data: type === 'IDAT' ? data : data.subarray(4) }
      number += 1
    }
  }
}
