import fc from 'fast-check'
import { expect, test } from 'vitest'

import { createImageData } from '../../../src/render/gif/image-data.ts'
import { createJobs } from '../../../src/render/kernel/create-jobs.ts'
import { openKernel } from '../../../src/render/kernel/open-kernel.ts'
import { decodeData, noise, somePixels } from './image-samples.ts'

function open(codeSize: number, mostPixels = 100_000) {
  const kernel = openKernel()
  const tools = { kernel, jobs: createJobs(kernel), codeSize }
  const data = createImageData(tools, { pixels: mostPixels, segments: 1 })
  const at = kernel.allocate(mostPixels)
  const put = (pixels: Uint8Array): number => {
    kernel.bytes().set(pixels, at)
    return at
  }
  return { data, put, whole: (pixels: Uint8Array) => data.whole(put(pixels), pixels.length) }
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
  expect(decodeData(open(codeSize).whole(pixels))).toEqual([...pixels])
})

test('whole() comes to longer codes at the end where a decoder does', () => {
  const { whole } = open(2)
  for (let length = 1; length < 700; length += 1) {
    const pixels = noise(length, 4)
    expect(decodeData(whole(pixels))).toEqual([...pixels])
  }
})

test('whole() keeps any pixels, whatever was compressed before', () => {
  const { whole } = open(3)
  fc.assert(
    fc.property(somePixels, (pixels) => {
      expect(decodeData(whole(pixels))).toEqual([...pixels])
    }),
  )
})
