import type { PixelRectangle } from '../gif/gif-blocks.ts'
import { writeChunk } from '../png/write-chunks.ts'
import type { DelayFraction } from './delay-fractions.ts'

/** acTL: how many pictures there are, and how often they are played, 0 being for ever (PNG 3, 11.3.6.1). */
export function animationChunk(pictures: number, plays: number): Uint8Array {
  const data = new Uint8Array(8)
  const view = new DataView(data.buffer)
  view.setUint32(0, pictures)
  view.setUint32(4, plays)
  return writeChunk('acTL', data)
}

/**
 * fcTL, before the data of a picture (PNG 3, 11.3.6.2); `sequence` counts these and those of fdAT. The picture is left in
 * place for the next one. One that is `over` the one before leaves that as it is where it is transparent itself.
 */
export function pictureChunk(
  { left, top, width, height }: PixelRectangle,
  { sequence, delay, isOver }: { sequence: number; delay: DelayFraction; isOver: boolean },
): Uint8Array {
  const data = new Uint8Array(26)
  const view = new DataView(data.buffer)
  for (const [at, value] of [sequence, width, height, left, top].entries())
    view.setUint32(at * 4, value)
  view.setUint16(20, delay.numerator)
  view.setUint16(22, delay.denominator)
  data.set([leftInPlace, isOver ? 1 : 0], 24)
  return writeChunk('fcTL', data)
}

const leftInPlace = 0

/** fdAT: compressed pixels of any picture but the first, whose pixels are in IDAT (PNG 3, 11.3.6.3). */
export function pixelsChunk(sequence: number, compressed: Uint8Array): Uint8Array {
  const data = new Uint8Array(compressed.length + 4)
  new DataView(data.buffer).setUint32(0, sequence)
  data.set(compressed, 4)
  return writeChunk('fdAT', data)
}
