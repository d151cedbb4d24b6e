import { expect, test } from 'vitest'

import { readAsciicast } from '../../src/cast/read-asciicast.ts'
import { copies } from '../../src/render/copies.ts'
import { filmOf } from '../../src/render/film.ts'
import { joinBytes } from '../../src/render/join-bytes.ts'
import { openKernel } from '../../src/render/kernel/open-kernel.ts'
import { defaultLooks } from '../../src/render/looks.ts'
import { createRaster } from '../../src/render/raster.ts'
import { gifChunks } from '../../src/render/render-gif.ts'
import { resolveTheme } from '../../src/screen/resolve-theme.ts'
import { log, monitor, typing } from '../bench/casts.js'
import { bursts } from './film-samples.ts'
import { picturesInFfmpeg } from './pictures-in-ffmpeg.ts'

const options = {
  ...defaultLooks,
  theme: await resolveTheme('runbook-dark'),
  lightTheme: null,
  fontSize: 8,
  padding: 3,
  comment: '',
  fpsCap: 50,
  idleLimitMs: 0,
  lastFrameMs: 500,
  loop: false,
}

/** The beginning of a recording of 88 by 19 cells. */
function film(cast: string, events: number) {
  const text = cast.split('\n').slice(0, events).join('\n')
  return filmOf(readAsciicast({ path: 'bench.cast', text }), options)
}

function rasterOf(shown: ReturnType<typeof film>, looks: typeof options) {
  let changed = 0
  const onChanged = (pixels: number): void => {
    changed = pixels
  }
  const raster = createRaster(shown, looks, { mostColors: 255, kernel: openKernel(), onChanged })
  return { ...raster, changed }
}

function inColor(pixels: Uint8Array, colors: readonly number[]): Buffer {
  const bytes = Buffer.alloc(pixels.length * 3)
  pixels.forEach((index, at) => bytes.writeUIntBE(colors[index] ?? 0, at * 3, 3))
  return bytes
}

test.each([
  ['typed commands', typing(), 220],
  ['bursts of output', bursts(), 61],
  ['a log', log(), 110],
  ['a monitor in 24-bit colours', monitor(), 40],
])('ffmpeg shows every picture of %s as it is when painted whole', (_, cast, events) => {
  const shown = film(cast, events)
  const raster = rasterOf(shown, options)
  const { width, height } = raster.canvas
  const pictures = picturesInFfmpeg(
    joinBytes([...copies(gifChunks(shown, options))]),
    width * height * 3,
  )
  const pixels = { width, height, data: new Uint8Array(width * height) }
  let at = 0
  const different: number[] = []
  for (const change of raster.steps()) {
    raster.whole(change, pixels)
    if (pictures[at]?.equals(inColor(pixels.data, raster.colors)) !== true) different.push(at)
    at += 1
  }
  expect([different, pictures.length > 30]).toEqual([[], true])
  expect(pictures.length).toBe(at)
})

test.each([
  ['a log', log(), 1000],
  ['a monitor', monitor(), 1000],
])(
  'ffmpeg shows pictures of %s that is worth a second thread as they are when painted whole',
  (_, cast, events) => {
    const large = { ...options, fontSize: 16 }
    const shown = film(cast, events)
    const raster = rasterOf(shown, large)
    const { width, height } = raster.canvas
    const gif = joinBytes([...copies(gifChunks(shown, large))])
    const pictures = picturesInFfmpeg(gif, width * height * 3, 50)
    const pixels = { width, height, data: new Uint8Array(width * height) }
    const different: number[] = []
    for (const [at, change] of [...raster.steps()].entries()) {
      if (at % 50 > 0) continue
      raster.whole(change, pixels)
      const picture = pictures[at / 50]
      if (picture?.equals(inColor(pixels.data, raster.colors)) !== true) different.push(at)
    }
    expect([raster.changed > 10_000_000, different, pictures.length > 10]).toEqual([true, [], true])
  },
)
