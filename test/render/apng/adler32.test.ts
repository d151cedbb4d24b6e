import { deflateSync } from 'node:zlib'

import fc from 'fast-check'
import { expect, test } from 'vitest'

import { adler32, joinAdler32 } from '../../../src/render/apng/adler32.ts'

/** The checksum that zlib puts at the end. */
function zlibChecksum(bytes: Uint8Array): number {
  return deflateSync(bytes).readUInt32BE(deflateSync(bytes).length - 4)
}

test('the checksum of many large bytes is that of zlib', () => {
  const bytes = new Uint8Array(100_000).fill(255)
  expect(adler32(bytes)).toBe(zlibChecksum(bytes))
})

test('the checksums of two parts give that of the whole', () => {
  const bytes = fc.uint8Array({ maxLength: 70_000, size: 'max' })
  fc.assert(
    fc.property(bytes, bytes, (one, other) => {
      const joined = joinAdler32(adler32(one), adler32(other), other.length)
      expect(joined).toBe(zlibChecksum(Buffer.concat([one, other])))
    }),
    { numRuns: 50 },
  )
})
