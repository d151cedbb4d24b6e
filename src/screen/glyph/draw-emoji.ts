import type { EmojiLayer } from '../emoji/open-emoji.ts'
import { flatten } from '../font/flatten.ts'
import { type PixelSize, rasterize } from '../font/rasterize.ts'
import type { TextFont } from '../font/text-font.ts'
import { emojiLayers, placeEmoji } from './place-emoji.ts'

/** A colour over the ground: share 0 leaves the ground, 1 covers it. */
export interface Paint {
  /** 0xrrggbb. */
  readonly color: number
  readonly share: number
}

/** A picture of its own colours: `paints` by index, row by row. */
export interface ColoredPicture {
  readonly indexes: Uint8Array
  readonly paints: readonly Paint[]
}

/** Draws a grapheme cluster that is an emoji, in the middle of its cells; null for all others. */
export function drawEmoji(text: string, size: PixelSize, font: TextFont): ColoredPicture | null {
  const layers = emojiLayers(text, font)
  if (layers === null) return null
  const place = placeEmoji(size)
  const coverages = layers.map(({ outline }) => rasterize(flatten(outline, place), size))
  return toPicture(layers, coverages, size.width * size.height)
}

function toPicture(
  layers: readonly EmojiLayer[],
  coverages: readonly Float32Array[],
  pixels: number,
): ColoredPicture {
  const paints: Paint[] = [{ color: 0, share: 0 }]
  const known = new Map<string, number>([['0,0', 0]])
  const indexes = new Uint8Array(pixels)
  for (let pixel = 0; pixel < pixels; pixel += 1) {
    const paint = paintOf(layers, coverages, pixel)
    const key = `${paint.color},${paint.share}`
    let index = known.get(key)
    if (index === undefined && paints.length < mostPaints) {
      index = paints.push(paint) - 1
      known.set(key, index)
    }
    indexes[pixel] = index ?? nearest(paints, paint)
  }
  return { indexes, paints }
}

/** An index must fit in a byte, and leave room for a cursor. */
const mostPaints = 250

/** Edges are rounded to so many steps, so that few colours do; inside of a shape its colour is exact. */
const [colorStep, shareSteps] = [17, 5]

/** The layers over each other at a pixel. */
function paintOf(
  layers: readonly EmojiLayer[],
  coverages: readonly Float32Array[],
  pixel: number,
): Paint {
  let share = 0
  let exact: number | null = null
  const sums = [0, 0, 0]
  for (const [at, { color, opacity }] of layers.entries()) {
    const covered = (coverages[at]?.[pixel] ?? 0) * opacity
    if (covered < 0.01) continue
    exact = covered > 0.98 ? color : null
    for (const [channel, sum] of sums.entries())
      sums[channel] = sum * (1 - covered) + ((color >> (16 - channel * 8)) & 255) * covered
    share += (1 - share) * covered
  }
  if (exact !== null) return { color: exact, share: 1 }
  const rounded = Math.round(share * shareSteps) / shareSteps
  if (rounded === 0) return { color: 0, share: 0 }
  const [red = 0, green = 0, blue = 0] = sums.map((sum) =>
    Math.min(255, Math.round(sum / share / colorStep) * colorStep),
  )
  return { color: (red << 16) | (green << 8) | blue, share: rounded }
}

function nearest(paints: readonly Paint[], wanted: Paint): number {
  const distance = (paint: Paint): number =>
    [16, 8, 0].reduce(
      (sum, shift) =>
        sum + Math.abs(((paint.color >> shift) & 255) - ((wanted.color >> shift) & 255)),
      Math.abs(paint.share - wanted.share) * 255,
    )
  let best = 0
  for (const [index, paint] of paints.entries())
    if (distance(paint) < distance(paints[best] ?? paint)) best = index
  return best
}
