import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

import fc from 'fast-check'
import { afterAll, expect, test } from 'vitest'

import { RunbookError } from '../../../src/errors.ts'
import { readPicture } from '../../../src/render/picture/read-picture.ts'
import { ffmpeg } from './ffmpeg.ts'

const scratch = mkdtempSync(join(tmpdir(), 'runbook-picture-'))
afterAll(() => rmSync(scratch, { recursive: true, force: true }))

/** A picture that ffmpeg(1) makes, of 37 by 21 pixels. */
function sample(name: string, ...options: readonly string[]): Buffer {
  const file = join(scratch, name)
  ffmpeg('-f', 'lavfi', '-i', 'testsrc2=size=37x21', ...options, file)
  return readFileSync(file)
}

/** The largest difference of a channel between what is read and what ffmpeg reads of the first picture. */
function difference(file: Uint8Array): number {
  const path = join(scratch, 'read')
  writeFileSync(path, file)
  const raw = ['-frames:v', '1', '-f', 'rawvideo', '-pix_fmt', 'rgba', 'pipe:1']
  const expected = ffmpeg('-i', path, ...raw)
  const { pixels } = readPicture(file, 'a picture')
  if (pixels.length !== expected.length) return Infinity
  return pixels.reduce(
    (most, value, at) => Math.max(most, Math.abs(value - (expected[at] ?? 0))),
    0,
  )
}

/** How far decoders of a JPEG may be apart. */
const rounding = 3

const still = ['-frames:v', '1'] as const
const jpeg = sample('a.jpg', ...still, '-pix_fmt', 'yuvj444p')
const gif = sample('a.gif', '-frames:v', '3')

test.each(['yuvj444p', 'gray'])('a JPEG of the form %s is read as ffmpeg reads it', (form) => {
  expect(difference(sample(`${form}.jpg`, ...still, '-pix_fmt', form))).toBeLessThanOrEqual(
    rounding,
  )
})

test('a JPEG whose pixels come in several scans is read', () => {
  const file = readFileSync('test/fixtures/pictures/a-jpeg-of-several-scans.jpg')
  expect(difference(file)).toBeLessThanOrEqual(rounding)
})

/** A JPEG whose camera says how it was held (Exif 2.3, 4.6.4). */
function turned(orientation: number): Buffer {
  const directory = [0x4d, 0x4d, 0, 42, 0, 0, 0, 8, 0, 1, 1, 0x12, 0, 3, 0, 0, 0, 1, 0, orientation]
  const exif = [...Buffer.from('Exif\0\0'), ...directory, 0, 0, 0, 0, 0, 0]
  const segment = [0xff, 0xe1, 0, exif.length + 2, ...exif]
  return Buffer.concat([jpeg.subarray(0, 2), Buffer.from(segment), jpeg.subarray(2)])
}

test.each([1, 2, 3, 4, 5, 6, 7, 8])(
  'a JPEG with the orientation %i stands as it is seen',
  (held) => {
    expect(difference(turned(held))).toBeLessThanOrEqual(rounding)
  },
)

test('of a GIF the first picture is read', () => {
  expect(difference(gif)).toBe(0)
})

test('of a GIF only the first picture is kept', () => {
  const { file } = readPicture(gif, 'a.gif')
  const shown = join(scratch, 'first.gif')
  writeFileSync(shown, file)
  const frames = ffmpeg('-i', shown, '-f', 'framehash', 'pipe:1').toString()
  expect(frames.match(/^0,/gm)).toHaveLength(1)
})

test('a GIF whose rows are interlaced is read', () => {
  const file = readFileSync('test/fixtures/pictures/a-gif-of-interlaced-rows.gif')
  expect(difference(file)).toBe(0)
})

/** Two by two pixels, of which the second and the third are red. */
const corners =
  'GIF89a\x02\0\x02\0\x80\0\0\xff\0\0\0\0\0!\xf9\x04\x01\0\0\x01\0,\0\0\0\0\x02\0\x02\0\0\x02\x03\x0c\x10\x05\0;'

test('where a GIF is transparent one sees through it', () => {
  const { pixels } = readPicture(Buffer.from(corners, 'latin1'), 'a.gif')
  expect([pixels[3], pixels[7], pixels[11], pixels[15]]).toEqual([0, 255, 255, 0])
})

test.each([
  [
    'a text',
    Buffer.from('no picture'),
    'no PNG, JPEG or GIF that can be read: it begins otherwise',
  ],
  ['the beginning of a JPEG', jpeg.subarray(0, 100), 'no JPEG that can be read: it ends early'],
  ['half of a GIF', gif.subarray(0, 1200), 'no GIF that can be read: it ends early'],
])('%s is refused with a reason', (_, file, reason) => {
  expect(() => readPicture(file, 'a.png')).toThrow(`a.png is ${reason}`)
})

/** The same picture with sides of 65,535 pixels, two bytes for each from a place on. */
function enormous(file: Uint8Array, at: number): Buffer {
  const large = Buffer.from(file)
  large.fill(0xff, at, at + 4)
  return large
}

test.each([
  ['JPEG', enormous(jpeg, jpeg.indexOf(Buffer.from([0xff, 0xc0])) + 5)],
  ['GIF', enormous(gif, 6)],
  ['GIF with a picture beyond it', enormous(gif, gif.indexOf(Buffer.from([0x2c, 0, 0, 0, 0])) + 5)],
])('a %s that says that it is enormous is refused before memory is taken', (_, file) => {
  expect(() => readPicture(file, 'a picture')).toThrow('too many')
})

test('a JPEG that goes through its pixels again and again is refused', () => {
  const scan = jpeg.subarray(jpeg.indexOf(Buffer.from([0xff, 0xda])), -2)
  const file = Buffer.concat([jpeg.subarray(0, -2), ...Array<Uint8Array>(100).fill(scan)])
  expect(() => readPicture(file, 'a.jpg')).toThrow('more than 100 scans')
})

test.each([
  ['JPEG', jpeg],
  ['GIF', gif],
])('a damaged %s is read or refused, and nothing else', (_, whole) => {
  fc.assert(
    fc.property(fc.nat(whole.length - 1), fc.nat(255), fc.boolean(), (at, byte, isCut) => {
      const damaged = isCut ? whole.subarray(0, at) : Uint8Array.from(whole)
      if (!isCut) damaged[at] = byte
      try {
        readPicture(damaged, 'a picture')
      } catch (error) {
        expect(error).toBeInstanceOf(RunbookError)
      }
    }),
    { numRuns: 300 },
  )
})
