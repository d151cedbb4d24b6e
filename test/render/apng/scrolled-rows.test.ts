import { expect, test } from 'vitest'

import { copies } from '../../../src/render/copies.ts'
import { type Film, filmOf, stillOf } from '../../../src/render/film.ts'
import { joinBytes } from '../../../src/render/join-bytes.ts'
import type { Looks } from '../../../src/render/looks.ts'
import { apngChunks } from '../../../src/render/render-apng.ts'
import { castOf } from '../../screen/cast-of.ts'
import { chunksOf, decodeApng } from '../decode-apng.ts'
import { type Events, numbers, options } from '../film-samples.ts'

const size = { cols: 24, rows: 16 }

/** Lines of letters, ten a second, that scroll the text one by one; those from `wide` on are wider. */
function log(wide: number): Events {
  const next = numbers()
  return Array.from({ length: 26 }, (_, at) => {
    const length = at < wide ? 15 : 20
    const letters = Array.from({ length }, () => String.fromCharCode(97 + next(26)))
    return [at / 10, `\r\n\u001b[3${at % 8}m${letters.join('')}`] as const
  })
}

const times = log(0).map(([time]) => time * 1000)

function apngOf(film: Film, looks: Partial<Looks> = {}): Uint8Array {
  return joinBytes([...copies(apngChunks(film, { ...options, ...looks }))])
}

/** The pictures of an animation, and those of each instant made by itself. */
function both(events: Events, looks: Partial<Looks>) {
  const film = filmOf(castOf(size, events), { ...options, ...looks })
  const animated = decodeApng(apngOf(film, looks)).pictures.map(({ pixels }) => pixels)
  const alone = times.map(
    (atMs) => decodeApng(apngOf(stillOf(film, atMs), looks)).pictures[0]?.pixels,
  )
  return { animated, alone }
}

/** What ends a part of compressed data on a whole byte (zlib.h, Z_SYNC_FLUSH). */
const partEnd = '\0\0\u00ff\u00ff'

test('lines that are scrolled are compressed once', () => {
  const pictures = chunksOf(apngOf(filmOf(castOf(size, log(0)), options))).flatMap(
    ({ type, data }) =>
      type === 'fdAT' ? [data.subarray(4).toString('latin1').split(partEnd)] : [],
  )
  const [before = [], last = []] = pictures.slice(-2)
  const again = last.filter((part) => before.includes(part))
  expect(again.length).toBeGreaterThan(size.rows / 2)
})

test.each<[string, Partial<Looks>]>([
  ['a log', {}],
  ['a log in a window', { margin: 10, windowBar: 'Rings' }],
  ['a log below rounded corners', { padding: 0, borderRadius: 12 }],
  ['a log in large letters', { fontSize: 40 }],
])('%s whose lines become wider is shown as it is', (_, looks) => {
  const { animated, alone } = both(log(20), looks)
  expect(animated.length).toBe(alone.length)
  for (const [at, pixels] of animated.entries())
    expect(pixels.findIndex((pixel, place) => pixel !== alone[at]?.[place])).toBe(-1)
})
