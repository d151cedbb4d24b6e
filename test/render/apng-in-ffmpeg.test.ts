import { expect, test } from 'vitest'

import { readAsciicast } from '../../src/cast/read-asciicast.ts'
import { copies } from '../../src/render/copies.ts'
import { type Film, filmOf, stillOf } from '../../src/render/film.ts'
import { joinBytes } from '../../src/render/join-bytes.ts'
import { completeLooks } from '../../src/render/looks.ts'
import { apngChunks } from '../../src/render/render-apng.ts'
import { gifChunks } from '../../src/render/render-gif.ts'
import { resolveTheme } from '../../src/screen/resolve-theme.ts'
import { log, monitor, typing } from '../bench/casts.js'
import { decodeApng } from './decode-apng.ts'
import { bursts } from './film-samples.ts'
import { picturesInFfmpeg } from './pictures-in-ffmpeg.ts'

const options = {
  ...completeLooks({ fontSize: 8, padding: 3 }),
  theme: await resolveTheme('runbook-dark'),
  lightTheme: null,
  comment: '',
  fpsCap: 50,
  idleLimitMs: 0,
  lastFrameMs: 500,
  loop: false,
}

/** The beginning of a recording. */
function film(cast: string, events: number): Film {
  const text = cast.split('\n').slice(0, events).join('\n')
  return filmOf(readAsciicast({ path: 'bench.cast', text }), options)
}

type Chunks = typeof apngChunks

function made(chunks: Chunks, shown: Film): Uint8Array {
  return joinBytes([...copies(chunks(shown, options))])
}

test.each([
  ['typed commands', typing(), 220],
  ['bursts of output', bursts(), 61],
  ['a log', log(), 110],
])('ffmpeg shows the same pictures in an APNG of %s as in its GIF', (_, cast, events) => {
  const shown = film(cast, events)
  const apng = made(apngChunks, shown)
  const { width, height } = decodeApng(apng)
  const [ours, gif] = [apng, made(gifChunks, shown)].map((file) =>
    picturesInFfmpeg(file, width * height * 3),
  )
  const different = gif?.flatMap((picture, at) => (ours?.[at]?.equals(picture) ? [] : [at]))
  expect([different, (gif?.length ?? 0) > 30]).toEqual([[], true])
  expect(ours?.length).toBe(gif?.length)
})

test('ffmpeg shows pictures of more colours than a palette has as they are when painted whole', () => {
  const shown = film(monitor(), 14)
  const apng = made(apngChunks, shown)
  const { width, height, isIndexed } = decodeApng(apng)
  const size = width * height * 3
  const pictures = picturesInFfmpeg(apng, size)
  const different = [...shown.frames].filter(({ startCs }, at) => {
    const [whole] = picturesInFfmpeg(made(apngChunks, stillOf(shown, startCs * 10)), size)
    return whole === undefined || pictures[at]?.equals(whole) !== true
  })
  expect([isIndexed, different, pictures.length > 10]).toEqual([false, [], true])
})
