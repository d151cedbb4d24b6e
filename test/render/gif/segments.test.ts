import fc from 'fast-check'
import { expect, test } from 'vitest'

import { createImageData } from '../../../src/render/gif/image-data.ts'
import { createSegments, type OpenSegment, type Segment } from '../../../src/render/gif/segments.ts'
import { openKernel } from '../../../src/render/kernel/open-kernel.ts'
import { decodeData, noise, somePixels } from './image-samples.ts'

const most = 100_000

function open(codeSize: number) {
  const kernel = openKernel()
  const segments = createSegments(kernel, codeSize, { whole: most, growing: most })
  const data = createImageData(kernel, { codeSize, mostPixels: 10 * most })
  const extend = (segment: OpenSegment | null, pixels: Uint8Array): Segment => {
    if (segment === null) throw new Error('no room')
    return segment.extend(pixels.length, (to) => kernel.bytes().set(pixels, to))
  }
  const whole = (pixels: Uint8Array): Segment =>
    extend(segments.open('whole', { pixels: pixels.length, parts: 1 }), pixels)
  const decode = (chosen: readonly Segment[]): number[] => decodeData(data.joined(chosen))
  return { segments, extend, whole, decode }
}

const filled = somePixels.filter((pixels) => pixels.length > 0)

test('segments make a picture in any order and as often as wanted', () => {
  fc.assert(
    fc.property(
      fc.array(filled, { minLength: 1, maxLength: 5 }),
      fc.array(fc.nat(), { maxLength: 4 }),
      (parts, order) => {
        const { whole, decode } = open(3)
        const made = parts.map(whole)
        const chosen = order.map((number) => number % parts.length)
        expect(decode(chosen.flatMap((number) => made[number] ?? []))).toEqual(
          chosen.flatMap((number) => [...(parts[number] ?? [])]),
        )
      },
    ),
    { numRuns: 20 },
  )
})

test('a segment that grows shows what it had at each step, then and later, whatever is made meanwhile', () => {
  fc.assert(
    fc.property(fc.array(filled, { minLength: 1, maxLength: 6 }), (parts) => {
      const { segments, extend, whole, decode } = open(3)
      const segment = segments.open('growing', { pixels: most, parts: parts.length })
      const steps = parts.map((pixels) => ({ now: extend(segment, pixels), other: whole(pixels) }))
      steps.forEach(({ now, other }, at) => {
        const pixels = parts.slice(0, at + 1).flatMap((part) => [...part])
        expect(decode([now, other, now])).toEqual([...pixels, ...(parts[at] ?? []), ...pixels])
      })
    }),
    { numRuns: 40 },
  )
})

test.each([1, 100, 4000, 9000])(
  'a segment grows through noise that fills its dictionary, by %i pixels at a time',
  (length) => {
    const { segments, extend, decode } = open(8)
    const pixels = noise(Math.min(50_000, 40 * length), 256)
    const segment = segments.open('growing', { pixels: most, parts: 40 })
    for (let at = 0; at < pixels.length; at += length) {
      const now = extend(segment, pixels.subarray(at, at + length))
      expect(decode([now, now])).toEqual([
        ...pixels.subarray(0, at + length),
        ...pixels.subarray(0, at + length),
      ])
    }
  },
)

test.each([4000, 6000, 8000, 9000, 20_000])(
  '%i pixels of noise are a segment, and so is what comes behind them, whether or not the dictionary is cleared',
  (length) => {
    const { whole, decode } = open(8)
    const pixels = noise(length, 256)
    const segment = whole(pixels)
    expect(decode([segment, segment])).toEqual([...pixels, ...pixels])
  },
)

test('open() says when there is no more room, and begins anew', () => {
  const { segments, extend, decode } = open(8)
  const pixels = noise(most, 256)
  const size = { pixels: most, parts: 1 }
  let count = 0
  while (segments.open('whole', size) !== null) count += 1
  const again = extend(segments.open('whole', size), pixels)
  expect([count > 100, decode([again])]).toEqual([true, [...pixels]])
})
