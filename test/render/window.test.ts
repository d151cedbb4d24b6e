import { expect, test } from 'vitest'

import { completeLooks, type Looks, windowBars } from '../../src/render/looks.ts'
import { renderGif } from '../../src/render/render-gif.ts'
import { renderPng } from '../../src/render/render-png.ts'
import { resolveTheme } from '../../src/screen/resolve-theme.ts'
import { castOf } from '../screen/cast-of.ts'
import { decodeGif } from './decode-gif.ts'
import { decodePng } from './decode-png.ts'

const theme = await resolveTheme('runbook-dark')
const ground = 0x14171f
const recording = castOf({ cols: 20, rows: 3 }, [
  [0, '\u001b[?25l\u001b[H\u001b[44m'.padEnd(90)],
  [1, '\u001b[2;5Hx'],
  [2, '\u001b[H\u001b[41m '],
])

function options(given: Partial<Looks>) {
  const time = { fpsCap: 50, idleLimitMs: 0, lastFrameMs: 100 }
  return {
    ...completeLooks({ fontSize: 10, ...given }),
    ...time,
    theme,
    lightTheme: null,
    comment: '',
    loop: true,
  }
}

function picture(given: Partial<Looks>) {
  const shown = decodePng(renderPng(recording, { ...options(given), atMs: 0 }))
  const pixel = (x: number, y: number): number | undefined => shown.pixels[y * shown.width + x]
  return { ...shown, pixel }
}

test('a picture grows by padding, margin and window bar', () => {
  const { width, height } = picture({
    padding: 3,
    margin: 7,
    windowBar: 'Rings',
    windowBarSize: 24,
  })
  expect([width, height]).toEqual([20 * 6 + 2 * 10, 3 * 13 + 2 * 10 + 24])
})

test('letter spacing widens the cells', () => {
  expect(picture({ padding: 0, letterSpacing: 2 }).width).toBe(20 * 8)
})

test('the margin has its fill up to the window', () => {
  const { pixel } = picture({ margin: 7, marginFill: { from: '#6b50ff', to: '#6b50ff' } })
  expect([pixel(0, 0), pixel(6, 30), pixel(7, 30)]).toEqual([0x6b50ff, 0x6b50ff, ground])
})

test('a gradient goes from the top left to the bottom right', () => {
  const { pixel, width, height } = picture({
    margin: 40,
    marginFill: { from: '#000000', to: '#ffffff' },
  })
  const middle = (pixel(width - 20, 20) ?? 0) & 255
  expect([pixel(0, 0), pixel(width - 1, height - 1)]).toEqual([0, 0xffffff])
  expect(Math.abs(middle - 128)).toBeLessThan(32)
})

test('a rounded corner shows the margin, also where there is text', () => {
  const { pixel } = picture({
    padding: 0,
    borderRadius: 12,
    marginFill: { from: '#ffffff', to: '#ffffff' },
  })
  expect([pixel(0, 0), pixel(19, 0)]).toEqual([0xffffff, 0x7ba9f7])
})

test.each([
  ['Colorful', [0xff4f4d, 0xfebb00, 0x00cc1d], 'left'],
  ['ColorfulRight', [0xff4f4d, 0xfebb00, 0x00cc1d], 'right'],
  ['Rings', [0x333333], 'left'],
  ['RingsRight', [0x333333], 'right'],
] as const)('a bar %s has its dots on its side', (windowBar, colors, side) => {
  const { pixels, width } = picture({ windowBar, windowBarSize: 30 })
  const bar = Array.from(pixels.subarray(0, width * 30))
  const columns = bar.flatMap((color, at) => (colors.includes(color as never) ? [at % width] : []))
  expect([...new Set(bar)].filter((color) => colors.includes(color as never))).toHaveLength(
    colors.length,
  )
  expect(
    side === 'left' ? Math.max(...columns) < width / 2 : Math.min(...columns) > width / 2,
  ).toBe(true)
})

test('a title stands in the middle of the bar', () => {
  const { pixels, width } = picture({ windowBar: 'Colorful', title: 'TITLE' })
  const ink = Array.from(pixels.subarray(0, width * 30)).flatMap((color, at) =>
    color !== ground && at % width > 62 ? [at % width] : [],
  )
  const middle = (Math.min(...ink) + Math.max(...ink)) / 2
  expect(Math.abs(middle - width / 2)).toBeLessThan(2)
})

test('a title cannot move the cursor or colour itself', () => {
  const plain = picture({ windowBar: 'Rings', title: 'a b[31m' })
  const forged = picture({ windowBar: 'Rings', title: 'a\u001b\r\nb[31m' })
  expect(forged.pixels).toHaveLength(plain.pixels.length)
  expect(Array.from(forged.pixels)).not.toContain(0xf2797f)
})

test.each(windowBars)(
  'an animation with the bar %s shows what whole pictures show',
  (windowBar) => {
    const looks = options({
      windowBar,
      title: 'demo',
      padding: 2,
      margin: 5,
      borderRadius: 9,
      marginFill: { from: '#112233', to: '#445566' },
    })
    let startCs = 0
    for (const { pixels, delayCs } of decodeGif(renderGif(recording, looks)).pictures) {
      const whole = decodePng(renderPng(recording, { ...looks, atMs: startCs * 10 }))
      expect(pixels.findIndex((pixel, at) => pixel !== whole.pixels[at])).toBe(-1)
      startCs += delayCs
    }
  },
)

test('a cursor that blinks goes off and on while nothing happens', () => {
  const still = castOf({ cols: 4, rows: 1 }, [
    [0, 'a'],
    [2, ''],
  ])
  const { pictures } = decodeGif(renderGif(still, options({ cursorBlink: true })))
  expect(pictures.map(({ delayCs }) => delayCs)).toEqual([53, 53, 53, 51])
  expect(pictures[2]?.pixels).toEqual(pictures[0]?.pixels)
})

test('a cursor has the shape that is asked for, whatever the program says', () => {
  const still = castOf({ cols: 4, rows: 1 }, [[0, '\u001b[2 q']])
  const cells = (cursor: Looks['cursor']): number => {
    const shown = decodePng(renderPng(still, { ...options({ padding: 0, cursor }), atMs: 0 }))
    return shown.pixels.filter((pixel) => pixel === 0xf0b35e).length
  }
  expect([cells('program'), cells('bar'), cells('underline'), cells('hidden')]).toEqual([
    6 * 13,
    2 * 13,
    2 * 6,
    0,
  ])
})

/** Two pixels, red and blue, the second one half transparent. */
const marginPicture = {
  width: 2,
  height: 1,
  pixels: Uint8Array.of(255, 0, 0, 255, 0, 0, 255, 0),
  file: Uint8Array.of(1, 2, 3),
  type: 'image/png',
}

test('a picture fills the margin from edge to edge, and the ground is seen through it', () => {
  const { pixel, width, height } = picture({ margin: 20, marginPicture })
  expect([pixel(0, 0), pixel(width - 1, height - 1)]).toEqual([0xff0000, ground])
})

test('the window covers the picture in the margin', () => {
  expect(picture({ margin: 20, marginPicture }).pixel(20, 30)).toBe(ground)
})

test('a picture with very many colours leaves half of a palette to the text', () => {
  const pixels = Uint8Array.from({ length: 200 * 200 * 4 }, (_, at) => (at * 2654435761) >>> 24)
  const shown = picture({
    margin: 40,
    marginPicture: { ...marginPicture, width: 200, height: 200, pixels },
  })
  expect(new Set(shown.pixels).size).toBeLessThan(140)
})

test.each<[string, Partial<Looks>]>([
  ['narrow', { size: { width: 119, height: 90 }, padding: 0 }],
  ['low', { size: { width: 130, height: 38 }, padding: 0 }],
  [
    'low below its bar',
    { size: { width: 130, height: 60 }, windowBar: 'Rings', windowBarSize: 24 },
  ],
  ['small for its margin', { size: { width: 130, height: 90 }, margin: 70 }],
])('a picture that is too %s is refused', (_, looks) => {
  const refused = expect.objectContaining({ code: 'E_FORMAT' }) as Error
  expect(() => renderGif(recording, options(looks))).toThrow(refused)
})

test('a picture can be as large as its text', () => {
  const { width, height } = picture({ size: { width: 120, height: 39 } })
  expect([width, height]).toEqual([120, 39])
})
