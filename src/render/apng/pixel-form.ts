import type { Rgb } from '../colors.ts'
import type { Palette } from '../palette/palette.ts'
import { colorTypes, paletteChunk, writeChunk } from '../png/write-chunks.ts'

/** Numbers of pixels, row by row. */
export type PixelArray = Uint8Array | Uint32Array

/** How an APNG stores pixels: as numbers, one for each, in which one number means that a pixel stays as it is. */
export interface PixelForm {
  readonly colorType: number
  /** Chunks that say what the numbers mean. */
  readonly chunks: readonly Uint8Array[]
  numberOf(color: Rgb): number
  /** The number of the theme's ground. */
  readonly ground: number
  /** The number of a transparent pixel. */
  readonly unchanged: number
  /** Rows of numbers as PNG has them before they are compressed. */
  scanlines(pixels: PixelArray, width: number): Uint8Array
  /** Room for so many numbers. */
  create(count: number): PixelArray
}

/** Colours that an indexed form can have: one index of a byte is that of a transparent pixel. */
export const mostIndexed = 255

/** Indexes where a palette has all colours, else the colours themselves: nothing is lost. */
export function pixelForm(palette: Palette): PixelForm {
  return palette.isExact ? indexed(palette) : colored(palette)
}

function indexed({ colors, indexOf }: Palette): PixelForm {
  const alpha = Uint8Array.from([...colors.map(() => 255), 0])
  return {
    colorType: colorTypes.indexed,
    chunks: [paletteChunk([...colors, 0]), writeChunk('tRNS', alpha)],
    numberOf: (color) => indexOf.get(color) ?? 0,
    ground: 0,
    unchanged: colors.length,
    scanlines: indexLines,
    create: (count) => new Uint8Array(count),
  }
}

/** A colour that the film has not is the transparent one; tRNS has two bytes for each of its samples (PNG 3, 11.3.1.1). */
function colored({ colors, indexOf }: Palette): PixelForm {
  let unchanged = 0
  while (indexOf.has(unchanged)) unchanged += 1
  const samples = [0, unchanged >> 16, 0, (unchanged >> 8) & 255, 0, unchanged & 255]
  return {
    colorType: colorTypes.color,
    chunks: [writeChunk('tRNS', Uint8Array.from(samples))],
    numberOf: (color) => color,
    ground: colors[0] ?? 0,
    unchanged,
    scanlines: colorLines,
    create: (count) => new Uint32Array(count),
  }
}

/** Each row begins with its filter: none, since text repeats what stood farther back, not what stood beside it. */
function indexLines(pixels: PixelArray, width: number): Uint8Array {
  const bytes = new Uint8Array(pixels.length + pixels.length / width)
  for (let [from, to] = [0, 1]; from < pixels.length; to += 1) {
    bytes.set(pixels.subarray(from, from + width), to)
    from += width
    to += width
  }
  return bytes
}

/** The same with three bytes for each pixel. */
function colorLines(pixels: PixelArray, width: number): Uint8Array {
  const bytes = new Uint8Array(pixels.length * 3 + pixels.length / width)
  let to = 0
  for (let at = 0; at < pixels.length; at += 1) {
    const color = pixels[at] ?? 0
    if (at % width === 0) to += 1
    bytes[to] = color >> 16
    bytes[to + 1] = color >> 8
    bytes[to + 2] = color
    to += 3
  }
  return bytes
}
