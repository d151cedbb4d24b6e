import type { PixelSize } from '../../screen/font/rasterize.ts'

/** A pixel of the wanted size as a mean of pixels: the first of them, and how much each counts. */
interface Mean {
  readonly first: number
  readonly weights: readonly number[]
}

/** Channels of a pixel. */
const channels = 4

/**
 * Stretches or shrinks pixels of four bytes to another size, each a mean of those around its place weighed by a triangle
 * (bilinear, and as wide as a pixel of the wanted size where it shrinks).
 */
export function scalePicture(
  from: PixelSize & { readonly pixels: Uint8Array },
  to: PixelSize,
): Uint8Array {
  const columns = meansOf(from.width, to.width)
  const narrow = new Float32Array(to.width * from.height * channels)
  for (let y = 0; y < from.height; y += 1) {
    for (const [x, { first, weights }] of columns.entries()) {
      for (let channel = 0; channel < channels; channel += 1) {
        let sum = 0
        for (const [at, weight] of weights.entries())
          sum += weight * (from.pixels[(y * from.width + first + at) * channels + channel] ?? 0)
        narrow[(y * to.width + x) * channels + channel] = sum
      }
    }
  }
  const scaled = new Uint8Array(to.width * to.height * channels)
  const row = to.width * channels
  for (const [y, { first, weights }] of meansOf(from.height, to.height).entries()) {
    for (let at = 0; at < row; at += 1) {
      let sum = 0
      for (const [line, weight] of weights.entries())
        sum += weight * (narrow[(first + line) * row + at] ?? 0)
      scaled[y * row + at] = Math.round(sum)
    }
  }
  return scaled
}

function meansOf(from: number, to: number): Mean[] {
  const scale = from / to
  const reach = Math.max(1, scale)
  return Array.from({ length: to }, (_, at) => {
    const center = (at + 0.5) * scale - 0.5
    const first = Math.max(0, Math.ceil(center - reach))
    const last = Math.min(from - 1, Math.floor(center + reach))
    const raw = Array.from({ length: last - first + 1 }, (_weight, index) =>
      Math.max(0, 1 - Math.abs(first + index - center) / reach),
    )
    const sum = raw.reduce((total, weight) => total + weight, 0)
    return { first, weights: raw.map((weight) => weight / sum) }
  })
}
