import { expect, test } from 'vitest'

import { copies } from '../../src/render/copies.ts'
import { filmOf } from '../../src/render/film.ts'
import { readGifComment } from '../../src/render/gif/read-gif-comment.ts'
import { gifChunks, renderGif } from '../../src/render/render-gif.ts'
import { renderPng } from '../../src/render/render-png.ts'
import { castOf } from '../screen/cast-of.ts'
import { decodeGif } from './decode-gif.ts'
import { decodePng } from './decode-png.ts'
import { type Events, numbers, options, recordings, redraws, size } from './film-samples.ts'

test.each(recordings)('renderGif() shows %s exactly as whole pictures do', (_, events) => {
  const recording = castOf(size, events)
  const gif = decodeGif(renderGif(recording, options))
  let startCs = 0
  for (const picture of gif.pictures) {
    const whole = decodePng(renderPng(recording, { ...options, atMs: startCs * 10 }))
    expect([gif.width, gif.height]).toEqual([whole.width, whole.height])
    expect(differing(picture.pixels, whole.pixels)).toBe(0)
    startCs += picture.delayCs
  }
})

test('renderGif() shows ligatures that are typed exactly as whole pictures do', () => {
  const keys = Array.from(
    'a --> b === c \b\b\b\b=\u001b[D\u001b[4 q',
    (key, at) => [at / 10, key] as const,
  )
  const joined = { ...options, ligatures: true }
  const { pictures } = decodeGif(renderGif(castOf(size, keys), joined))
  let startCs = 0
  for (const picture of pictures) {
    const whole = decodePng(renderPng(castOf(size, keys), { ...joined, atMs: startCs * 10 }))
    expect(differing(picture.pixels, whole.pixels)).toBe(0)
    startCs += picture.delayCs
  }
})

test.each(recordings)('renderGif() makes no picture of %s that shows nothing new', (_, events) => {
  const { pictures } = decodeGif(renderGif(castOf(size, events), options))
  const still = pictures
    .slice(1)
    .filter(({ pixels }, at) => differing(pixels, pictures[at]?.pixels ?? pixels) === 0)
  expect(still).toEqual([])
})

test.each(recordings)('renderGif() shows %s as long as it lasts', (_, events) => {
  const { pictures } = decodeGif(renderGif(castOf(size, events), options))
  const shownCs = pictures.reduce((sum, { delayCs }) => sum + delayCs, 0)
  expect(shownCs).toBe(Math.round((events.at(-1)?.[0] ?? 0) * 100 + 50))
})

test.each([
  ['bold blanks', '\u001b[1m   '],
  ['blanks in another colour', '\u001b[31m   '],
  ['hidden text', '\u001b[8mabc'],
])('renderGif() makes no picture of %s', (_, data) => {
  const events: Events = [
    [0, '\u001b[?25l'],
    [1, data],
  ]
  expect(decodeGif(renderGif(castOf(size, events), options)).pictures).toHaveLength(1)
})

test('renderGif() stores only the rectangle that changed', () => {
  // The cursor goes from the second column of the first row to the fourth of the second.
  const events: Events = [
    [0, 'a'],
    [1, '\u001b[2;3Hx'],
  ]
  const { pictures } = decodeGif(renderGif(castOf(size, events), options))
  expect(pictures[1]?.area).toEqual({ left: 5 + 7, top: 5, width: 3 * 7, height: 2 * 16 })
})

test('renderGif() gives the same bytes each time', () => {
  const recording = castOf(size, redraws(5))
  expect(Buffer.compare(renderGif(recording, options), renderGif(recording, options))).toBe(0)
})

test('renderGif() is the chunks of gifChunks() in one', () => {
  const recording = castOf(size, redraws(3))
  expect(
    Buffer.compare(
      renderGif(recording, options),
      Buffer.concat([...copies(gifChunks(filmOf(recording, options), options))]),
    ),
  ).toBe(0)
})

test.each(['', 'sha256:00', 'ümläut 한글', 'x'.repeat(1000)])(
  'renderGif() carries the comment %j',
  (comment) => {
    const bytes = renderGif(castOf(size, [[0, 'a']]), { ...options, comment })
    expect(readGifComment(bytes)).toBe(comment === '' ? null : comment)
  },
)

test.each([true, false])('renderGif() plays again and again: %s', (loop) => {
  expect(decodeGif(renderGif(castOf(size, [[0, 'a']]), { ...options, loop })).loops).toBe(loop)
})

test('renderGif() goes on through a pause that two bytes cannot hold', () => {
  const { pictures } = decodeGif(
    renderGif(
      castOf(size, [
        [0, 'a'],
        [1500, 'b'],
      ]),
      options,
    ),
  )
  expect(pictures.map(({ delayCs }) => delayCs)).toEqual([0xffff, 0xffff, 150_000 - 2 * 0xffff, 50])
})

test('renderGif() comes near to colours that are too many', () => {
  const next = numbers()
  const text = Array.from(
    { length: 5 * 24 },
    () => `\u001b[48;2;${next(256)};${next(256)};${next(256)}m `,
  ).join('')
  const events: Events = [
    [0, `\u001b[?25l${text}`],
    [1, `\u001b[H${text.slice(0, -9)}`],
    [2, `\u001b[H\u001b[38;2;250;10;99m${'@#%&'.repeat(20)}`],
  ]
  const recording = castOf(size, events)
  const gif = decodeGif(renderGif(recording, options))
  const whole = decodePng(renderPng(recording, { ...options, atMs: Infinity }))
  expect(meanError(gif.pictures.at(-1)?.pixels ?? whole.pixels, whole.pixels)).toBeLessThan(4)
})

test('renderGif() keeps the ground exact when colours are too many', () => {
  const text = Array.from(
    { length: 300 },
    (_, at) => `\u001b[38;2;${at % 256};${(at * 7) % 256};99m█`,
  ).join('')
  const recording = castOf({ cols: 40, rows: 10 }, [[0, text]])
  expect(decodeGif(renderGif(recording, options)).pictures[0]?.pixels[0]).toBe(0x14171f)
})

test('renderGif() refuses a picture that is too large', () => {
  expect(() =>
    renderGif(castOf({ cols: 1000, rows: 1000 }, []), { ...options, fontSize: 40 }),
  ).toThrow('is too large')
})

function differing(one: Uint32Array, other: Uint32Array): number {
  return (
    one.reduce((sum, pixel, at) => sum + (pixel === other[at] ? 0 : 1), 0) +
    Math.abs(one.length - other.length)
  )
}

/** Mean over all pixels and channels, 0 to 255. */
function meanError(one: Uint32Array, other: Uint32Array): number {
  const channels = (pixel: number) => [pixel >> 16, (pixel >> 8) & 255, pixel & 255]
  let sum = 0
  for (const [at, pixel] of one.entries()) {
    const expected = channels(other[at] ?? 0)
    for (const [channel, value] of channels(pixel).entries())
      sum += Math.abs(value - (expected[channel] ?? 0))
  }
  return sum / one.length / 3
}
