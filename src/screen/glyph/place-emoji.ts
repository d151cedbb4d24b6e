import { type EmojiLayer, openEmoji } from '../emoji/open-emoji.ts'
import type { Placement } from '../font/flatten.ts'
import type { PixelSize } from '../font/rasterize.ts'

/** Characters that are emoji without being told (Unicode Technical Standard 51, 1.4.3), or are told by U+FE0F. */
const emoji = /^\p{Emoji_Presentation}|\uFE0F/u

/** Most text, which is told sooner than by the properties of characters. */
const plain = /^[\0-\xa8]?$/

/** The square that all emoji fit in, in font units: 512 wide and high, its middle this high. */
const [side, middle] = [512, 192]

/** How much of its place an emoji takes. */
const shareOfPlace = 0.96

/** The layers of a grapheme cluster that is an emoji, the lowest first; null for all others. */
export function emojiLayers(text: string): readonly EmojiLayer[] | null {
  return !plain.test(text) && emoji.test(text) ? openEmoji().layersOf(text) : null
}

/** Places emoji in the middle of their cells, which have a size in pixels. */
export function placeEmoji({ width, height }: PixelSize): Placement {
  const scale = (Math.min(width, height) * shareOfPlace) / side
  return (x, y) => [width / 2 + (x - side / 2) * scale, height / 2 - (y - middle) * scale]
}
