import { expect, test } from 'vitest'

import { filmOf } from '../../src/render/film.ts'
import { completeLooks } from '../../src/render/looks.ts'
import { renderGif } from '../../src/render/render-gif.ts'
import { renderPng } from '../../src/render/render-png.ts'
import { renderSvg } from '../../src/render/svg/render-svg.ts'
import { resolveTheme } from '../../src/screen/resolve-theme.ts'
import { castOf } from '../screen/cast-of.ts'
import { decodeGif } from './decode-gif.ts'

const theme = await resolveTheme('runbook-dark')
const ground = 0x14171f
/** What the decoder shows where nothing is. */
const nothing = 0xff00ff

const recording = castOf({ cols: 20, rows: 3 }, [
  [0, '\u001b[?25l\u001b[44mab\u001b[0mcd'],
  [1, '\u001b[2;5Hx'],
  [2, '\u001b[H\u001b[2J'],
  [900, 'end'],
])

const options = (transparent: boolean) => ({
  ...completeLooks({ fontSize: 10, transparent }),
  fpsCap: 50,
  idleLimitMs: 0,
  lastFrameMs: 100,
  theme,
  lightTheme: null,
  comment: '',
  loop: true,
})

/** A pause of more than 655 s is several pictures. */
const pictures = (transparent: boolean) =>
  decodeGif(renderGif(recording, options(transparent))).pictures.map(
    ({ pixels, delayCs }) => `${delayCs} ${Array.from(pixels).join(' ')}`,
  )

test('a transparent GIF shows the opaque one without its ground, also where text was taken away', () => {
  const cleared = pictures(false).map((picture) => picture.replaceAll(` ${ground}`, ` ${nothing}`))
  expect(pictures(true)).toEqual(cleared)
})

test('a transparent PNG does not show its first colour, the ground', () => {
  const png = Buffer.from(renderPng(recording, { ...options(true), atMs: 0 }))
  const [palette, alpha] = [png.indexOf('PLTE'), png.indexOf('tRNS')]
  expect([
    png.readUIntBE(palette + 4, 3),
    png.readUInt32BE(alpha - 4),
    png.readUInt8(alpha + 4),
  ]).toEqual([ground, 1, 0])
})

test('a transparent SVG has no rectangle behind its text, and none that hides text that is typed', () => {
  const typed = castOf({ cols: 20, rows: 3 }, [
    [0, '\u001b[?25la'],
    [1, 'b'],
    [2, 'c'],
  ])
  const drawn = [true, false].map((transparent) => {
    const svg = renderSvg(filmOf(typed, options(transparent)), options(transparent))
    return svg.split('<rect').length - 1
  })
  expect(drawn).toEqual([0, 2])
})
