import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'

import { expect, test } from 'vitest'

import { readWoff } from '../../../src/screen/font-file/read-woff.ts'

const path = '@fontsource/noto-sans-thai/files/noto-sans-thai-thai-400-normal.woff'
const font = readWoff(readFileSync(createRequire(import.meta.url).resolve(path)))
const view = new DataView(font.buffer)
const records = Array.from({ length: view.getUint16(4) }, (_, index) =>
  [0, 4, 8, 12].map((part) => view.getUint32(12 + index * 16 + part)),
)

/** OpenType 1.9, "Calculating Checksums". */
function checksumOf(at: number, length: number): number {
  let sum = 0
  for (let word = at; word < at + length; word += 4) sum = (sum + view.getUint32(word)) >>> 0
  return sum
}

test('readWoff() gives every table with the bytes that were packed', () => {
  const head = 0x68656164
  const tables = records.filter(([tag]) => tag !== head)
  expect(tables.map(([, , at = 0, length = 0]) => checksumOf(at, length))).toEqual(
    tables.map(([, checksum]) => checksum),
  )
})

test('readWoff() fills the file up to its end', () => {
  const ends = records.map(([, , at = 0, length = 0]) => Math.ceil((at + length) / 4) * 4)
  expect(Math.max(...ends)).toBe(font.length)
})
