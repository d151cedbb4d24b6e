import { setTimeout } from 'node:timers/promises'

import fc from 'fast-check'
import { expect, test } from 'vitest'

import { createImageData, type JobData } from '../../../src/render/gif/image-data.ts'
import { createSegments, type Segment } from '../../../src/render/gif/segments.ts'
import { createJobs } from '../../../src/render/kernel/create-jobs.ts'
import { openKernel } from '../../../src/render/kernel/open-kernel.ts'
import { fuzzed } from '../../fuzzed.ts'
import { decodeData, noise, somePixels } from './image-samples.ts'

const most = 100_000

function open(codeSize: number) {
  const kernel = openKernel()
  const tools = { kernel, jobs: createJobs(kernel), codeSize }
  const segments = createSegments(tools, { of: most, open: most })
  const data = createImageData(tools, { pixels: 5 * most, segments: 20 })
  const put =
    (pixels: Uint8Array) =>
    (to: number): void =>
      kernel.bytes().set(pixels, to)
  return {
    jobs: tools.jobs,
    of: (pixels: Uint8Array): Segment => given(segments.of(pixels.length, put(pixels))),
    open: (parts: number): ((pixels: Uint8Array) => Segment) => {
      const segment = given(segments.open({ pixels: most, parts }))
      return (pixels) => segment.extend(pixels.length, put(pixels))
    },
    isFull: (): boolean => segments.open({ pixels: most, parts: 1 }) === null,
    joined: (chosen: readonly Segment[]): JobData => data.joined(chosen),
    decode: (chosen: readonly Segment[]): number[] => decodeData(data.joined(chosen).bytes()),
  }
}

function given<Value>(value: Value | null): Value {
  if (value === null) throw new Error('there is no room')
  return value
}

const filled = somePixels.filter((pixels) => pixels.length > 0)

test('segments make a picture in any order and as often as wanted', () => {
  fc.assert(
    fc.property(
      fc.array(filled, { minLength: 1, maxLength: 5 }),
      fc.array(fc.nat(), { maxLength: 4 }),
      (parts, order) => {
        const { of, decode } = open(3)
        const made = parts.map(of)
        const chosen = order.map((number) => number % parts.length)
        expect(decode(chosen.flatMap((number) => made[number] ?? []))).toEqual(
          chosen.flatMap((number) => [...(parts[number] ?? [])]),
        )
      },
    ),
    { numRuns: fuzzed(20) },
  )
})

test('a segment that grows shows what it had at each step, then and later, whatever is made meanwhile', () => {
  fc.assert(
    fc.property(fc.array(filled, { minLength: 1, maxLength: 6 }), (parts) => {
      const { of, open: begin, decode } = open(3)
      const extend = begin(parts.length)
      const steps = parts.map((pixels) => ({ now: extend(pixels), other: of(pixels) }))
      steps.forEach(({ now, other }, at) => {
        const pixels = parts.slice(0, at + 1).flatMap((part) => [...part])
        expect(decode([now, other, now])).toEqual([...pixels, ...(parts[at] ?? []), ...pixels])
      })
    }),
    { numRuns: fuzzed(40) },
  )
})

test.each([1, 100, 4000, 9000])(
  'a segment grows through noise that fills its dictionary, by %i pixels at a time',
  (length) => {
    const { open: begin, decode } = open(8)
    const pixels = noise(Math.min(50_000, 40 * length), 256)
    const extend = begin(40)
    for (let at = 0; at < pixels.length; at += length) {
      const now = extend(pixels.subarray(at, at + length))
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
    const { of, decode } = open(8)
    const pixels = noise(length, 256)
    const segment = of(pixels)
    expect(decode([segment, segment])).toEqual([...pixels, ...pixels])
  },
)

test('open() says when there is no more room, and begins anew', () => {
  const { of, isFull, decode } = open(8)
  const pixels = noise(most, 256)
  let count = 0
  while (!isFull()) count += 1
  expect([count > 100, decode([of(pixels)])]).toEqual([true, [...pixels]])
})

test('what a second thread has made is what would have been made here, whichever made it', async () => {
  const pixels = Array.from({ length: 400 }, (_, at) => noise(500 + at * 9, 2 + (at % 200)))
  const make = async (isShared: boolean): Promise<Buffer> => {
    const { of, open: begin, joined, jobs } = open(8)
    if (isShared) jobs.start()
    // Here the first pictures are made before it comes up.
    const made: Buffer[] = []
    for (let at = 0; at < pixels.length; at += 40) {
      const extend = begin(40)
      const parts = pixels.slice(at, at + 40)
      const pictures = parts.map((part) => joined([extend(part), of(part), of(part)]))
      made.push(...pictures.map((picture) => Buffer.from(picture.bytes())))
      if (isShared) await setTimeout(50)
    }
    jobs.end()
    return Buffer.concat(made)
  }
  expect((await make(true)).equals(await make(false))).toBe(true)
})
