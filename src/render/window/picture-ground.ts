import { blend, pack, type Rgb } from '../colors.ts'
import { reduceColors } from '../palette/reduce-colors.ts'
import type { Picture } from '../picture/picture.ts'
import { bayer } from './bayer.ts'
import { scalePicture } from './scale-picture.ts'
import type { WindowLayout } from './window-layout.ts'

/** Most colours of it: those of the text need the others of a palette. */
const mostColors = 128

/** How far a colour is moved before its nearest one is taken, so that few look like many. */
const spread = 20

/** The colours of a picture that fills all around the window, over the theme's background where one sees through it. */
export function pictureGround(
  picture: Picture,
  { width, height }: Pick<WindowLayout, 'width' | 'height'>,
  background: Rgb,
): (x: number, y: number) => Rgb {
  const scaled = scalePicture(picture, { width, height })
  const pixels = new Uint32Array(width * height)
  for (let at = 0; at < pixels.length; at += 1) {
    const [red = 0, green = 0, blue = 0, alpha = 0] = scaled.subarray(at * 4, at * 4 + 4)
    pixels[at] = blend(background, pack(red, green, blue), alpha / 255)
  }
  const counts = new Map<Rgb, number>()
  for (const color of pixels) counts.set(color, (counts.get(color) ?? 0) + 1)
  if (counts.size <= mostColors) return (x, y) => pixels[y * width + x] ?? background
  const weighted = [...counts].map(([color, count]) => ({ color, weight: Math.sqrt(count) }))
  const nearest = createNearest(reduceColors(weighted, mostColors).colors)
  return (x, y) => {
    const threshold = ((bayer[(y & 3) * 4 + (x & 3)] ?? 0) + 0.5) / 16 - 0.5
    return nearest(moved(pixels[y * width + x] ?? background, Math.round(threshold * spread)))
  }
}

function moved(color: Rgb, by: number): Rgb {
  const channel = (shift: number): number =>
    Math.min(255, Math.max(0, ((color >> shift) & 255) + by))
  return pack(channel(16), channel(8), channel(0))
}

/** Returns a function that gives the nearest of some colours; those that share five bits of each channel have the same. */
function createNearest(colors: readonly Rgb[]): (color: Rgb) => Rgb {
  const known = new Map<number, Rgb>()
  return (color) => {
    const key = color & 0xf8f8f8
    let best = known.get(key)
    if (best === undefined) {
      best = colors.reduce((one, other) =>
        distance(other, key | 0x040404) < distance(one, key | 0x040404) ? other : one,
      )
      known.set(key, best)
    }
    return best
  }
}

function distance(one: Rgb, other: Rgb): number {
  return [16, 8, 0].reduce(
    (sum, shift) => sum + (((one >> shift) & 255) - ((other >> shift) & 255)) ** 2,
    0,
  )
}
