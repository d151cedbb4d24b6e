import fc from 'fast-check'

import { decodeLzw } from '../decode-gif.ts'

/** The pixels of an image's data. */
export function decodeData(data: Uint8Array): number[] {
  return decodeLzw(joinBlocks(data), data[0] ?? 0)
}

/** The codes of an image's data, out of their sub-blocks. */
function joinBlocks(data: Uint8Array): Uint8Array {
  const bytes: number[] = []
  let at = 1
  for (let size = data[at] ?? 0; size > 0; size = data[at] ?? 0) {
    bytes.push(...data.subarray(at + 1, at + 1 + size))
    at += size + 1
  }
  if (at !== data.length - 1) throw new Error('the data goes on behind its last block')
  return Uint8Array.from(bytes)
}

/** The same sequence each time, evenly spread. */
export function noise(length: number, colors: number): Uint8Array {
  let state = 1
  return Uint8Array.from({ length }, () => {
    state = (Math.imul(state, 1103515245) + 12345) >>> 0
    return (state >>> 16) % colors
  })
}

const stretch = fc.tuple(fc.nat({ max: 7 }), fc.integer({ min: 1, max: 300 }))

/** Runs of eight colours. */
export const somePixels = fc
  .array(stretch, { maxLength: 60 })
  .map((stretches) =>
    Uint8Array.from(stretches.flatMap(([pixel, length]) => Array<number>(length).fill(pixel))),
  )
