import { expect, test } from 'vitest'

import { filmOf, stillOf } from '../../../src/render/film.ts'
import { type FormatOptions, unstoppable } from '../../../src/render/formats/format.ts'
import { webp } from '../../../src/render/formats/webp.ts'
import { completeLooks } from '../../../src/render/looks.ts'
import { webpChunks } from '../../../src/render/webp/webp-chunks.ts'
import { resolveTheme } from '../../../src/screen/resolve-theme.ts'
import { castOf } from '../../screen/cast-of.ts'

const options: FormatOptions = {
  ...completeLooks({ fontSize: 10 }),
  theme: await resolveTheme('runbook-dark'),
  lightTheme: null,
  comment: '',
  fpsCap: 50,
  idleLimitMs: 0,
  lastFrameMs: 510,
  loop: true,
  castVersion: 2,
  searchPath: process.env['PATH'] ?? '',
  interrupts: unstoppable,
}

/** Pictures at uneven times, and a pause of ten minutes. */
const film = filmOf(
  castOf({ cols: 7, rows: 2 }, [
    [0.13, 'a'],
    [0.3, 'b'],
    [600.47, 'c'],
    [600.5, 'd'],
  ]),
  options,
)

async function made(change: Partial<FormatOptions> = {}, shown = film): Promise<Buffer> {
  const parts: Buffer[] = []
  for await (const part of webp.chunks(shown, { ...options, ...change }))
    parts.push(Buffer.from(part))
  return Buffer.concat(parts)
}

function chunksOf(file: Buffer) {
  return Array.from(webpChunks(file), ({ type, data }) => ({ type, data: Buffer.from(data) }))
}

function sizeOf(file: Buffer): number[] {
  const extended = chunksOf(file).find(({ type }) => type === 'VP8X')?.data
  return [4, 7].map((at) => 1 + (extended?.readUIntLE(at, 3) ?? 0))
}

test('a WebP shows each picture as long as the film does', async () => {
  const pictures = chunksOf(await made()).filter(({ type }) => type === 'ANMF')
  const times = pictures.map(({ data }) => data.readUIntLE(12, 3))
  expect(times).toEqual([130, 170, 600_170, 30, 510])
})

test.each([
  [true, 0],
  [false, 1],
])('a WebP that plays again (%s) is played %d times', async (loop, times) => {
  const control = chunksOf(await made({ loop })).find(({ type }) => type === 'ANIM')
  expect(control?.data.readUInt16LE(4)).toBe(times)
})

test('a WebP has no loss', async () => {
  const pictures = chunksOf(await made()).filter(({ type }) => type === 'ANMF')
  expect(new Set(pictures.map(({ data }) => data.toString('latin1', 16, 20)))).toEqual(
    new Set(['VP8L']),
  )
})

test.each(['sha256:00', '<ümläut> & 한글'])('a WebP carries the comment %j', async (comment) => {
  const file = await made({ comment })
  expect([webp.mark(file), sizeOf(file), file.readUInt32LE(4)]).toEqual([
    comment,
    sizeOf(await made()),
    file.length - 8,
  ])
})

test('a WebP of one picture carries its comment, and has its size', async () => {
  const file = await made({ comment: 'sha256:00' }, stillOf(film, 0))
  const types = chunksOf(file).map(({ type }) => type)
  expect([webp.mark(file), types]).toEqual(['sha256:00', ['VP8X', 'VP8L', 'XMP ']])
  expect(sizeOf(file)).toEqual(sizeOf(await made()))
})

test('a WebP without comment, and other files, have no mark', async () => {
  expect([webp.mark(await made()), webp.mark(Buffer.from('GIF89a'))]).toEqual([null, null])
})

test('a WebP has the same bytes each time', async () => {
  expect((await made()).equals(await made())).toBe(true)
})

test('a WebP is not made of a side that 14 bits cannot hold', async () => {
  const size = { width: 16_384, height: 600 }
  await expect(made({ size })).rejects.toMatchObject({
    code: 'E_CAST',
    message: 'a picture of 16384 by 600 pixels is too large for a .webp',
  })
})

test('a WebP is not made of a pause that three bytes cannot hold', async () => {
  const pause = castOf({ cols: 6, rows: 2 }, [
    [0, 'a'],
    [20_000, 'b'],
  ])
  await expect(made({}, filmOf(pause, options))).rejects.toMatchObject({
    code: 'E_CAST',
    message: 'a pause of 6 hours is too long for a .webp',
  })
})
