import fc from 'fast-check'
import { expect, test } from 'vitest'

import { keepBytes } from '../../src/session/byte-keeper.ts'
import { fuzzed } from '../fuzzed.ts'

const MiB = 1 << 20
const KiB = 1 << 10

test('keepBytes() keeps a stream that is small enough as it is', () => {
  const kept = keepBytes()
  for (const chunk of ['ab', 'c', '']) kept.push(Buffer.from(chunk))
  expect(Buffer.from(kept.bytes()).toString()).toBe('abc')
})

test('keepBytes() keeps head and tail of any stream', () => {
  const chunks = fc.array(fc.integer({ min: 0, max: 700 * KiB }), { maxLength: 8 })
  fc.assert(
    fc.property(chunks, (lengths) => {
      const kept = keepBytes()
      let number = 0
      const all = lengths.map((length) => Buffer.alloc(length, (number += 1)))
      for (const chunk of all) kept.push(chunk)
      const whole = Buffer.concat(all)
      const tail = whole.subarray(Math.max(MiB, whole.length - 64 * KiB))
      const expected = Buffer.concat([whole.subarray(0, MiB), tail])
      expect(Buffer.compare(expected, kept.bytes())).toBe(0)
      expect(kept.dropped).toBe(whole.length - expected.length)
    }),
    { numRuns: fuzzed(15) },
  )
})

test('keepBytes() takes a copy of what it keeps', () => {
  const kept = keepBytes()
  const chunk = Buffer.from('ab')
  kept.push(chunk)
  chunk.fill(0)
  expect(Buffer.from(kept.bytes()).toString()).toBe('ab')
})
