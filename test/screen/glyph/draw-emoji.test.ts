import { expect, test } from 'vitest'

import { bundledFont } from '../../../src/screen/font/bundled-font.ts'
import { drawEmoji } from '../../../src/screen/glyph/draw-emoji.ts'

const size = { width: 26, height: 29 }

/** The colour in the middle, as a share of it over the ground. */
function middle(text: string) {
  const picture = drawEmoji(text, size, bundledFont)
  const index = picture?.indexes[Math.floor(size.height / 2) * size.width + size.width / 2]
  return picture?.paints[index ?? -1]
}

test('drawEmoji() covers the middle with the exact colour', () => {
  expect(middle('🟥')).toEqual({ color: 0xdd2e44, share: 1 })
})

test('drawEmoji() leaves the ground around an emoji', () => {
  expect(drawEmoji('🚀', size, bundledFont)?.indexes[0]).toBe(0)
})

test.each(['a', '1', '⚠', '❤', '©', '한', '─', ''])(
  'drawEmoji() leaves %s to the text font',
  (text) => {
    expect(drawEmoji(text, size, bundledFont)).toBeNull()
  },
)

test.each(['⚠️', '❤️', '1️⃣', '🚀'])('drawEmoji() draws %s', (text) => {
  expect(drawEmoji(text, size, bundledFont)?.paints.length).toBeGreaterThan(1)
})

test.each(['ℹ', '⏱', '🖥', '🗑'])(
  'drawEmoji() draws %s, which would be text if a font of text had it',
  (text) => {
    expect(drawEmoji(text, size, bundledFont)?.paints.length).toBeGreaterThan(1)
  },
)

test('drawEmoji() leaves to a text font what it has, though the bundled one has it not', () => {
  const { font } = bundledFont.load({ bold: false, italic: false })
  const all = {
    ...bundledFont,
    load: () => ({ font: { ...font, glyphOf: () => 1 }, isBold: true, isItalic: true }),
  }
  expect(drawEmoji('ℹ', size, all)).toBeNull()
})

test('drawEmoji() needs few enough colours for one byte', () => {
  expect(drawEmoji('👨‍👩‍👧‍👦', { width: 400, height: 400 }, bundledFont)?.paints.length).toBeLessThan(256)
})
