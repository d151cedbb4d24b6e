import { type EmojiLayer, openEmoji } from '../emoji/open-emoji.ts'
import type { Placement } from '../font/flatten.ts'
import { openFontSet } from '../font/font-set.ts'
import type { PixelSize } from '../font/rasterize.ts'
import type { TextFont } from '../font/text-font.ts'

/** Characters that are emoji without being told (Unicode Technical Standard 51, 1.4.3), or are told by U+FE0F. */
const emoji = /^\p{Emoji_Presentation}|\uFE0F/u

/** Most text, which is told sooner than by the properties of characters. */
const plain = /^[\0-\xa8]?$/

/** The square that all emoji fit in, in font units: 512 wide and high, its middle this high. */
const [side, middle] = [512, 192]

/** How much of its place an emoji takes. */
const shareOfPlace = 0.96

/** Characters that are text, but could be emoji. */
const possible = /^\p{Emoji}/u

/**
 * The layers of a grapheme cluster that is an emoji, the lowest first; null for all others. What could be one and is in
 * none of the fonts of text, as U+23F1, is better shown as an emoji than not at all.
 */
export function emojiLayers(text: string, font: TextFont): readonly EmojiLayer[] | null {
  if (plain.test(text)) return null
  if (emoji.test(text)) return openEmoji().layersOf(text)
  const character = possible.exec(text)?.[0]
  if (character === undefined || isText(character, font)) return null
  return openEmoji().layersOf(character)
}

function isText(character: string, font: TextFont): boolean {
  const face = { bold: false, italic: false }
  return openFontSet(font).find(character.codePointAt(0) ?? 0, face) !== null
}

/** Places emoji in the middle of their cells, which have a size in pixels. */
export function placeEmoji({ width, height }: PixelSize): Placement {
  const scale = (Math.min(width, height) * shareOfPlace) / side
  return (x, y) => [width / 2 + (x - side / 2) * scale, height / 2 - (y - middle) * scale]
}
