import fc from 'fast-check'
import { expect, test } from 'vitest'

import { createImageData } from '../../../src/render/gif/image-data.ts'
import { openKernel } from '../../../src/render/kernel/open-kernel.ts'
import { decodeLzw } from '../decode-gif.ts'

/** The codes of an image's data, out of their sub-blocks. */
function joinBlocks(data: Uint8Array): Uint8Array {
  const bytes: number[] = []
  let at = 1
  for (let size = data[at] ?? 0; size > 0; size = data[at] ?? 0) {
    bytes.push(...data.subarray(at + 1, at + 1 + size))
    at += size + 1
  }
  expect(at).toBe(data.length - 1)
  return Uint8Array.from(bytes)
}

function decode(data: Uint8Array): number[] {
  return decodeLzw(joinBlocks(data), data[0] ?? 0)
}

function open(codeSize: number, mostPixels = 100_000) {
  const kernel = openKernel()
  const data = createImageData(kernel, { codeSize, mostPixels })
  const at = kernel.allocate(mostPixels)
  const put = (pixels: Uint8Array): number => {
    kernel.bytes().set(pixels, at)
    return at
  }
  return { data, put, whole: (pixels: Uint8Array) => data.whole(put(pixels), pixels.length) }
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
])('whole() keeps %s', (_, pixels, codeSize) => {
  expect(decode(open(codeSize).whole(pixels))).toEqual([...pixels])
})

test('whole() comes to longer codes at the end where a decoder does', () => {
  const { whole } = open(2)
  for (let length = 1; length < 700; length += 1) {
    const pixels = noise(length, 4)
    expect(decode(whole(pixels))).toEqual([...pixels])
  }
})

const stretch = fc.tuple(fc.nat({ max: 7 }), fc.integer({ min: 1, max: 300 }))
const somePixels = fc
  .array(stretch, { maxLength: 60 })
  .map((stretches) =>
    Uint8Array.from(stretches.flatMap(([pixel, length]) => Array<number>(length).fill(pixel))),
  )

test('whole() keeps any pixels, whatever was compressed before', () => {
  const { whole } = open(3)
  fc.assert(
    fc.property(somePixels, (pixels) => {
      expect(decode(whole(pixels))).toEqual([...pixels])
    }),
  )
})

test('joined() makes one picture of segments, in any order and as often as wanted', () => {
  fc.assert(
    fc.property(
      fc.array(somePixels, { minLength: 1, maxLength: 5 }),
      fc.array(fc.nat(), { maxLength: 4 }),
      (parts, order) => {
        const { data, put } = open(3)
        const segments = parts.map((pixels) => data.segment(put(pixels), pixels.length))
        const chosen = order.map((number) => number % parts.length)
        const joined = data.joined(chosen.flatMap((number) => segments[number] ?? []))
        expect(decode(joined)).toEqual(chosen.flatMap((number) => [...(parts[number] ?? [])]))
      },
    ),
    { numRuns: 20 },
  )
})

test('segment() says when there is no more room, and begins anew', () => {
  const { data, put } = open(8)
  const pixels = noise(100_000, 256)
  const at = put(pixels)
  let count = 0
  while (data.segment(at, pixels.length) !== null) count += 1
  const again = data.segment(at, pixels.length)
  expect([count > 100, decode(data.joined(again === null ? [] : [again]))]).toEqual([
    true,
    [...pixels],
  ])
})

test.each([4000, 6000, 8000, 9000, 20_000])(
  'segment() keeps %i pixels of noise, and what comes behind them, whether or not it clears its dictionary',
  (length) => {
    const { data, put } = open(8)
    const pixels = noise(length, 256)
    const segment = data.segment(put(pixels), length)
    const twice = segment === null ? [] : [segment, segment]
    expect(decode(data.joined(twice))).toEqual([...pixels, ...pixels])
  },
)
