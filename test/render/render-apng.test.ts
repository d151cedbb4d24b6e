import { expect, test } from 'vitest'

import type { Asciicast } from '../../src/cast/asciicast.ts'
import { copies } from '../../src/render/copies.ts'
import { filmOf, stillOf } from '../../src/render/film.ts'
import { joinBytes } from '../../src/render/join-bytes.ts'
import { readPngComment } from '../../src/render/png/read-png-comment.ts'
import { apngChunks } from '../../src/render/render-apng.ts'
import { renderGif } from '../../src/render/render-gif.ts'
import type { AnimationOptions } from '../../src/render/render-options.ts'
import { castOf } from '../screen/cast-of.ts'
import { chunksOf, decodeApng } from './decode-apng.ts'
import { decodeGif } from './decode-gif.ts'
import { type Events, numbers, options, recordings, redraws, size } from './film-samples.ts'

function apngOf(recording: Asciicast, change: Partial<AnimationOptions> = {}): Uint8Array {
  const looks = { ...options, ...change }
  return joinBytes([...copies(apngChunks(filmOf(recording, looks), looks))])
}

function shown(events: Events, change: Partial<AnimationOptions> = {}) {
  return decodeApng(apngOf(castOf(size, events), change))
}

test.each(recordings)('an APNG of %s has the pictures and delays of its GIF', (_, events) => {
  const gif = decodeGif(renderGif(castOf(size, events), options))
  const apng = shown(events)
  expect([apng.width, apng.height, apng.isIndexed]).toEqual([gif.width, gif.height, true])
  expect(apng.pictures).toEqual(gif.pictures)
})

test.each([
  ['rounded corners over the text', { padding: 0, borderRadius: 12 }],
  ['a window with a bar', { margin: 10, windowBar: 'Colorful', title: 'a' } as const],
  ['a cursor that blinks', { cursorBlink: true }],
])('an APNG with %s has the pictures and delays of its GIF', (_, looks) => {
  const events = redraws(8)
  const gif = decodeGif(renderGif(castOf(size, events), { ...options, ...looks }))
  expect(shown(events, looks).pictures).toEqual(gif.pictures)
})

/** A recording of more colours than a palette holds: cells, each of its own, some of which change. */
function colorful(): Events {
  const next = numbers()
  const cells = (count: number) =>
    Array.from(
      { length: count },
      () => `\u001b[48;2;${next(256)};${next(256)};${next(256)}m\u001b[38;2;255;0;${next(256)}m#`,
    ).join('')
  return [
    [0, `\u001b[?25l\u001b[48;2;1;2;3m \u001b[48;2;255;254;253m ${cells(110)}`],
    [1, `\u001b[3;4H${cells(3)}\u001b[5;9H${cells(2)}`],
    [2, `\u001b[H\u001b[48;2;9;8;7m ${cells(100)}`],
  ]
}

test('an APNG keeps every colour where they are too many for a palette', () => {
  const { isIndexed, pictures, width } = shown(colorful())
  const colors = new Set(pictures[0]?.pixels)
  const ground = (picture: number, column: number) =>
    pictures[picture]?.pixels[6 * width + 5 + column * 7]
  expect([isIndexed, colors.size > 1000]).toEqual([false, true])
  expect([ground(0, 0), ground(0, 1), ground(2, 0)]).toEqual([0x010203, 0xfffefd, 0x090807])
})

test('an APNG of many colours shows its changes exactly as whole pictures do', () => {
  const film = filmOf(castOf(size, colorful()), options)
  const { pictures } = shown(colorful())
  const whole = [0, 1000, 2000].map((atMs) => {
    const [first] = decodeApng(
      joinBytes([...copies(apngChunks(stillOf(film, atMs), options))]),
    ).pictures
    return first?.pixels
  })
  expect(pictures.map(({ pixels }) => pixels)).toEqual(whole)
})

test('an APNG stores only the rectangle that changed', () => {
  const { pictures } = shown([
    [0, 'a'],
    [1, '\u001b[2;3Hx'],
  ])
  expect(pictures[1]?.area).toEqual({ left: 5 + 7, top: 5, width: 3 * 7, height: 2 * 16 })
})

test('an APNG of one picture is whole', () => {
  expect(shown([[0, 'a']]).pictures.map(({ delayCs }) => delayCs)).toEqual([50])
})

test('an APNG has the same bytes each time', () => {
  const recording = castOf(size, redraws(5))
  expect(Buffer.compare(apngOf(recording), apngOf(recording))).toBe(0)
})

test.each(['', 'sha256:00', 'ümläut 한글'])('an APNG carries the comment %j', (comment) => {
  const bytes = apngOf(castOf(size, [[0, 'a']]), { comment })
  expect([readPngComment(bytes), chunksOf(bytes).some(({ type }) => type === 'iTXt')]).toEqual([
    comment === '' ? null : comment,
    comment !== '',
  ])
})

test.each([
  [true, 0],
  [false, 1],
])('an APNG that plays again (%s) is played %d times', (loop, plays) => {
  expect(shown([[0, 'a']], { loop }).plays).toBe(plays)
})

test.each([
  ['that two bytes hold in seconds', 1500, [150_000]],
  ['that two bytes hold in tenths', 700.1, [70_010]],
  ['that no two bytes hold', 700.05, [0xffff, 70_005 - 0xffff]],
])('an APNG lasts through a pause %s', (_, seconds, delays) => {
  const { pictures } = shown([
    [0, 'a'],
    [seconds, 'b'],
  ])
  expect(pictures.map(({ delayCs }) => delayCs)).toEqual([...delays, 50])
})
