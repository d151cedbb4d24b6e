import { expect, test } from 'vitest'

import { defaultLooks } from '../../src/render/looks.ts'
import { readPngComment } from '../../src/render/png/read-png-comment.ts'
import type { StillOptions } from '../../src/render/render-options.ts'
import { renderPng } from '../../src/render/render-png.ts'
import { resolveTheme } from '../../src/screen/resolve-theme.ts'
import { castOf } from '../screen/cast-of.ts'
import { decodePng } from './decode-png.ts'

const options: StillOptions = {
  ...defaultLooks,
  theme: await resolveTheme('runbook-dark'),
  lightTheme: null,
  fontSize: 20,
  lineHeight: 1.3,
  padding: 8,
  comment: '',
  fpsCap: 50,
  idleLimitMs: 0,
  lastFrameMs: 0,
  atMs: Infinity,
}
const size = { cols: 6, rows: 2 }

function picture(data: string, change: Partial<StillOptions> = {}) {
  return decodePng(renderPng(castOf(size, [[0, data]]), { ...options, ...change }))
}

/** The colour of the middle of a cell. */
function middle(
  { width, pixels }: ReturnType<typeof picture>,
  column: number,
  row: number,
): number | undefined {
  return pixels[(8 + row * 26 + 13) * width + 8 + column * 12 + 6]
}

test('renderPng() is as large as its cells and its padding', () => {
  expect(picture('')).toMatchObject({ width: 6 * 12 + 16, height: 2 * 26 + 16 })
})

test('renderPng() leaves the padding in the colour of the ground', () => {
  const { width, pixels } = picture('\u001b[41m      ')
  expect([pixels[0], pixels[7 * width + 40], pixels.at(-1)]).toEqual([0x14171f, 0x14171f, 0x14171f])
})

test('renderPng() paints the ground of a cell', () => {
  expect(middle(picture('\u001b[41m \u001b[m'), 0, 0)).toBe(0xf2797f)
})

test('renderPng() paints a block cursor', () => {
  expect(middle(picture('ab'), 2, 0)).toBe(0xf0b35e)
})

test('renderPng() paints no hidden cursor', () => {
  expect(middle(picture('ab\u001b[?25l'), 2, 0)).toBe(0x14171f)
})

test('renderPng() joins characters only when ligatures are asked for', () => {
  const [joined, plain, alone] = [
    picture('->', { ligatures: true }),
    picture('->'),
    picture('ab', { ligatures: true }),
  ]
  expect(joined.pixels).not.toEqual(plain.pixels)
  expect(alone.pixels).toEqual(picture('ab').pixels)
})

test('renderPng() draws a ligature through from cell to cell, with letter spacing too', () => {
  const { width, pixels } = picture('===\u001b[?25l', { ligatures: true, letterSpacing: 4 })
  // A line of the sign, above the middle: no pixel between its ends is the ground.
  const rows = Array.from({ length: 26 }, (_, y) => {
    const from = (8 + y) * width + 8 + 4
    return Array.from(pixels.slice(from, from + 3 * 16 - 8))
  })
  const unbroken = rows.filter((row) => row.every((color) => color !== 0x14171f))
  expect(unbroken.length).toBeGreaterThanOrEqual(3)
})

test('renderPng() paints a block cursor over both halves of a wide cell', () => {
  const shown = picture('한\r')
  const top = (x: number) => shown.pixels[9 * shown.width + 8 + x]
  expect([top(0), top(23), top(24)]).toEqual([0xf0b35e, 0xf0b35e, 0x14171f])
})

test('renderPng() paints a bar cursor at the left of its cell', () => {
  const shown = picture('\u001b[6 q')
  const at = (x: number) => shown.pixels[20 * shown.width + 8 + x]
  expect([at(0), at(6)]).toEqual([0xf0b35e, 0x14171f])
})

test('renderPng() joins lines across cells', () => {
  const { width, pixels } = picture('\u001b[?25l──────')
  const rows = Array.from({ length: 26 }, (_, y) =>
    pixels.subarray((8 + y) * width + 8, (8 + y) * width + 80),
  )
  expect(rows.filter((row) => row.every((pixel) => pixel === 0xd7dce8))).toHaveLength(1)
})

test('renderPng() joins lines across rows', () => {
  const { width, height, pixels } = picture('\u001b[?25l│\r\n│')
  const columns = Array.from({ length: 12 }, (_, x) =>
    Array.from({ length: height - 16 }, (_row, y) => pixels[(8 + y) * width + 8 + x]),
  )
  expect(columns.filter((column) => column.every((pixel) => pixel === 0xd7dce8))).toHaveLength(1)
})

test.each([
  [0, 0x14171f],
  [999, 0x14171f],
  [1000, 0xf2797f],
  [2500, 0x8ccf87],
])('renderPng() shows the screen at %d ms', (atMs, color) => {
  const recording = castOf(size, [
    [0, '\u001b[?25l'],
    [1, '\u001b[41m '],
    [2, '\r\u001b[42m '],
  ])
  expect(middle(decodePng(renderPng(recording, { ...options, atMs })), 0, 0)).toBe(color)
})

test.each(['sha256:00', 'ümläut 한글'])('renderPng() carries the comment %j', (comment) => {
  expect(readPngComment(renderPng(castOf(size, []), { ...options, comment }))).toBe(comment)
})

test('readPngComment() is null for a picture without comment', () => {
  expect(readPngComment(renderPng(castOf(size, []), options))).toBeNull()
})

test('readPngComment() is null for other files', () => {
  expect(readPngComment(Buffer.from('GIF89a'))).toBeNull()
})

test('renderPng() gives the same bytes each time', () => {
  const recording = castOf(size, [[0, 'ab한']])
  expect(Buffer.compare(renderPng(recording, options), renderPng(recording, options))).toBe(0)
})
