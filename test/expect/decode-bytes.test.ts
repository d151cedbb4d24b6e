import fc from 'fast-check'
import { expect, test } from 'vitest'

import { decodeBytes } from '../../src/expect/decode-bytes.ts'

/** The bytes that a text was decoded from. */
function encoded(text: string): Buffer {
  const parts = Array.from(text, (char) => {
    const code = char.codePointAt(0) ?? 0
    return code >= 0xdc_80 && code <= 0xdc_ff ? Buffer.from([code - 0xdc_00]) : Buffer.from(char)
  })
  return Buffer.concat(parts)
}

const leads = [
  0x00, 0x41, 0x80, 0x8f, 0x90, 0x9f, 0xa0, 0xbf, 0xc0, 0xc2, 0xe0, 0xe1, 0xed, 0xf0, 0xf4, 0xf5,
]

test('decodeBytes() loses no byte', () => {
  fc.assert(
    fc.property(fc.array(fc.constantFrom(...leads), { maxLength: 20 }), (bytes) => {
      expect(encoded(decodeBytes(Uint8Array.from(bytes)))).toEqual(Buffer.from(bytes))
    }),
  )
})

test('decodeBytes() reads what is UTF-8 between bytes that are not', () => {
  const text = fc.string({ unit: 'grapheme', maxLength: 20 })
  fc.assert(
    fc.property(text, text, (one, other) => {
      const bytes = Buffer.concat([Buffer.from(one), Buffer.from([0xff]), Buffer.from(other)])
      expect(decodeBytes(bytes)).toBe(`${one}\udcff${other}`)
    }),
  )
})

test('decodeBytes() reads eight megabytes that are not UTF-8', () => {
  expect(decodeBytes(Buffer.alloc(1 << 23, 0xff))).toHaveLength(1 << 23)
})
