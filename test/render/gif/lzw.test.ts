import fc from 'fast-check'
import { expect, test } from 'vitest'

import { createLzw } from '../../../src/render/gif/lzw.ts'
import { decodeLzw } from '../decode-gif.ts'

function roundTrip(pixels: Uint8Array, codeSize: number): number[] {
  const bytes = createLzw(codeSize)(pixels)
  return decodeLzw(bytes.subarray(1), bytes[0] ?? 0)
}

/** The same sequence each time, evenly spread. */
function noise(length: number, colors: number): Uint8Array {
  let state = 1
  return Uint8Array.from({ length }, () => {
    state = (Math.imul(state, 1103515245) + 12345) >>> 0
    return (state >>> 16) % colors
  })
}

test.each([
  ['nothing', new Uint8Array(0), 2],
  ['one pixel', Uint8Array.of(3), 2],
  ['a run', new Uint8Array(50_000).fill(1), 2],
  [
    'runs that grow',
    Uint8Array.from({ length: 40_000 }, (_, at) => Math.floor(Math.sqrt(at)) % 3),
    2,
  ],
  ['noise that fills the dictionary many times', noise(60_000, 256), 8],
  ['noise of few colours', noise(60_000, 3), 2],
])('createLzw() keeps %s', (_, pixels, codeSize) => {
  expect(roundTrip(pixels, codeSize)).toEqual([...pixels])
})

test('createLzw() comes to longer codes at the end where a decoder does', () => {
  for (let length = 1; length < 700; length += 1) {
    const pixels = noise(length, 4)
    expect(roundTrip(pixels, 2)).toEqual([...pixels])
  }
})

test('createLzw() keeps any pixels', () => {
  const stretch = fc.tuple(fc.nat({ max: 7 }), fc.integer({ min: 1, max: 300 }))
  fc.assert(
    fc.property(fc.array(stretch, { maxLength: 100 }), (stretches) => {
      const pixels = stretches.flatMap(([pixel, length]) => Array.from({ length }, () => pixel))
      expect(roundTrip(Uint8Array.from(pixels), 3)).toEqual(pixels)
    }),
  )
})

test('createLzw() compresses one picture as if there had been none before', () => {
  const compress = createLzw(4)
  compress(noise(5000, 16))
  const pixels = Uint8Array.from({ length: 3000 }, (_, at) => (at >> 4) % 16)
  expect([...compress(pixels)]).toEqual([...createLzw(4)(pixels)])
})
