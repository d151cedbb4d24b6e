import { expect, test } from 'vitest'

import { type Film, filmOf, stillOf } from '../../../src/render/film.ts'
import { type FormatOptions, unstoppable } from '../../../src/render/formats/format.ts'
import { loadFormat, outputExtensions } from '../../../src/render/formats/formats.ts'
import { frameFiles } from '../../../src/render/formats/frame-files.ts'
import { completeLooks } from '../../../src/render/looks.ts'
import { resolveTheme } from '../../../src/screen/resolve-theme.ts'
import { castOf } from '../../screen/cast-of.ts'
import { decodePng } from '../decode-png.ts'

const options: FormatOptions = {
  ...completeLooks({ fontSize: 10 }),
  theme: await resolveTheme('runbook-dark'),
  lightTheme: null,
  comment: '',
  fpsCap: 10,
  idleLimitMs: 0,
  lastFrameMs: 500,
  loop: true,
  castVersion: 2,
  searchPath: process.env['PATH'] ?? '',
  interrupts: unstoppable,
}
const recording = castOf({ cols: 6, rows: 2 }, [
  [0, '$ ls'],
  [1, '\r\n\u001b[1;32m한x\u001b[m'],
  [2, '\u001b[A'],
])
const film = filmOf(recording, options)

async function made(extension: string, of: Film = film): Promise<string> {
  const format = await loadFormat(extension)
  const parts: Buffer[] = []
  for await (const part of format?.chunks(of, options) ?? []) parts.push(Buffer.from(part))
  return Buffer.concat(parts).toString('utf8')
}

test.each(outputExtensions)('loadFormat() knows %s', async (extension) => {
  expect(await loadFormat(extension)).not.toBeNull()
})

test('loadFormat() is null for other files', async () => {
  expect(await loadFormat('.doc')).toBeNull()
})

test('.txt is the text of the end', async () => {
  expect(await made('.txt')).toBe('$ ls\n한x\n')
})

test('.txt of an instant is its text', async () => {
  expect(await made('.txt', stillOf(film, 500))).toBe('$ ls\n')
})

test.each(['.ascii', '.test'])('%s is every screen once, each above a rule', async (extension) => {
  const rule = '─'.repeat(80)
  expect(await made(extension)).toBe(`$ ls\n\n${rule}\n$ ls\n한x\n${rule}\n`)
})

test('.json is the screen with its cells and cursor', async () => {
  expect(JSON.parse(await made('.json'))).toEqual({
    cols: 6,
    rows: 2,
    timeMs: 2000,
    cursor: { column: 3, row: 0, shape: 'block' },
    lines: [
      { text: '$ ls', runs: [{ column: 0, cols: 4, text: '$ ls', sgr: '', link: '' }] },
      { text: '한x', runs: [{ column: 0, cols: 3, text: '한x', sgr: '1;32', link: '' }] },
    ],
  })
})

test('.json counts the columns of a wide blank', async () => {
  const wide = filmOf(castOf({ cols: 8, rows: 1 }, [[0, '한\u3000']]), options)
  const { lines } = JSON.parse(await made('.json', wide)) as { lines: { runs: unknown }[] }
  expect(lines[0]?.runs).toEqual([{ column: 0, cols: 4, text: '한\u3000', sgr: '', link: '' }])
})

test('.cast is the recording', async () => {
  expect((await made('.cast')).split('\n')[1]).toBe('[0, "o", "$ ls"]')
})

test('a directory of frames has a PNG for each picture, and its times', () => {
  const files = [...frameFiles(film, options)]
  expect(files.map(({ name }) => name)).toEqual([
    'frame-00001.png',
    'frame-00002.png',
    'frame-00003.png',
    'frames.json',
  ])
  expect(JSON.parse(String(files.at(-1)?.data))).toEqual([
    { file: 'frame-00001.png', startMs: 0, durationMs: 1000 },
    { file: 'frame-00002.png', startMs: 1000, durationMs: 1000 },
    { file: 'frame-00003.png', startMs: 2000, durationMs: 500 },
  ])
})

test('the last frame is the picture of the end', async () => {
  const files = [...frameFiles(film, options)]
  const format = await loadFormat('.png')
  const [end] = [...((format?.chunks(film, options) ?? []) as Iterable<Uint8Array>)]
  const shown = [files[2]?.data as Uint8Array, end ?? new Uint8Array(0)].map((png) =>
    decodePng(png),
  )
  expect(shown[0]?.pixels).toEqual(shown[1]?.pixels)
})

/** Writing that no compression makes small. */
const noise = Array.from({ length: 60 }, (_, step): readonly [number, string] => [
  step / 10,
  Array.from({ length: 400 }, (_cell, at) =>
    String.fromCodePoint(0x21 + ((step * 7919 + at * 104_729) % 94)),
  ).join(''),
])

test.each(['.mp4', '.webm', '.webp'])('%s is made of films of any size', async (extension) => {
  const large = filmOf(castOf({ cols: 80, rows: 24 }, noise), options)
  const gif = await made('.gif', large)
  const video = await made(extension, large)
  expect([gif.length > 200_000, video.length > 10_000]).toEqual([true, true])
})

test.each(['.mp4', '.webm', '.webp'])(
  '%s is not made of a film of more than a day',
  async (extension) => {
    const pause = castOf({ cols: 6, rows: 2 }, [
      [0, 'a'],
      [90_000, 'b'],
    ])
    const refused = { code: 'E_CAST', message: 'a video of 25 hours is too long' }
    await expect(made(extension, filmOf(pause, options))).rejects.toMatchObject(refused)
  },
)
