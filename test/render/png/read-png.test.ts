import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

import fc from 'fast-check'
import { afterAll, expect, test } from 'vitest'

import { RunbookError } from '../../../src/errors.ts'
import { readPicture } from '../../../src/render/picture/read-picture.ts'
import { fuzzed } from '../../fuzzed.ts'
import { ffmpeg } from '../picture/ffmpeg.ts'

const scratch = mkdtempSync(join(tmpdir(), 'runbook-png-'))
afterAll(() => rmSync(scratch, { recursive: true, force: true }))

/** A picture made by ffmpeg(1), and its pixels as ffmpeg has them. */
function sample(form: string, ...options: readonly string[]) {
  const file = join(scratch, `${form}${options.join('')}.png`)
  const source = ['-f', 'lavfi', '-i', 'testsrc2=size=37x21,format=rgba,colorchannelmixer=aa=0.6']
  ffmpeg(...source, '-frames:v', '1', '-pix_fmt', form, ...options, file)
  const pixels = ffmpeg('-i', file, '-f', 'rawvideo', '-pix_fmt', 'rgba', 'pipe:1')
  return { file: readFileSync(file), pixels }
}

const forms = ['rgb24', 'rgba', 'gray', 'ya8', 'pal8', 'monob', 'rgb48be', 'rgba64be', 'gray16be']
const filters = ['none', 'sub', 'up', 'avg', 'paeth', 'mixed']

/** The largest difference of a channel. */
function difference(one: Uint8Array, other: Uint8Array): number {
  let most = one.length === other.length ? 0 : Infinity
  for (const [at, value] of one.entries()) most = Math.max(most, Math.abs(value - (other[at] ?? 0)))
  return most
}

test.each(forms)('a picture in the form %s is read as ffmpeg reads it', (form) => {
  const { file, pixels } = sample(form)
  const read = readPicture(file, 'a.png')
  expect([read.width, read.height]).toEqual([37, 21])
  // Sixteen bits are rounded otherwise.
  expect(difference(read.pixels, pixels)).toBeLessThanOrEqual(/48|64|16/.test(form) ? 1 : 0)
})

test.each(filters)('rows with the filter %s are read', (filter) => {
  const { file, pixels } = sample('rgba', '-pred', filter)
  expect(difference(readPicture(file, 'a.png').pixels, pixels)).toBe(0)
})

test.each(['rgba', 'pal8', 'monob'])('an interlaced picture in the form %s is read', (form) => {
  const { file, pixels } = sample(form, '-flags', '+ildct')
  expect(difference(readPicture(file, 'a.png').pixels, pixels)).toBe(0)
})

const { file: whole } = sample('rgb24')

test('a damaged picture is read or refused, and nothing else', () => {
  fc.assert(
    fc.property(fc.nat(whole.length - 1), fc.nat(255), fc.boolean(), (at, byte, isCut) => {
      const damaged = isCut ? whole.subarray(0, at) : Uint8Array.from(whole)
      if (!isCut) damaged[at] = byte
      try {
        readPicture(damaged, 'a.png')
      } catch (error) {
        expect(error).toBeInstanceOf(RunbookError)
      }
    }),
    { numRuns: fuzzed(300) },
  )
})

test.each([
  ['a beginning', whole.subarray(0, 200), 'it ends early'],
  ['a signature', whole.subarray(0, 8), 'it has no header'],
])('%s is refused with a reason', (_, bytes, reason) => {
  expect(() => readPicture(bytes, 'a.png')).toThrow(`a.png is no PNG that can be read: ${reason}`)
})

test('a picture that says that it is enormous is refused before memory is taken', () => {
  const large = Buffer.from(whole)
  large.writeUInt32BE(0x7fffffff, 16)
  expect(() => readPicture(large, 'a.png')).toThrow('too many')
})
