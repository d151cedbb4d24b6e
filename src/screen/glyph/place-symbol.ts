import type { Placement } from '../font/flatten.ts'
import type { Outline } from '../font/outline.ts'
import type { PixelSize } from '../font/rasterize.ts'

/** How much of a cell's height an icon takes at most. */
const shareOfHeight = 0.86

/** Places an icon in the middle of its cells, as large as its ink can be there. */
export function placeSymbol(outline: Outline, { width, height }: PixelSize): Placement {
  const points = outline.flat()
  const [left, right] = boundsOf(points.map(({ x }) => x))
  const [bottom, top] = boundsOf(points.map(({ y }) => y))
  const scale = Math.min(
    width / (right - left || 1),
    (height * shareOfHeight) / (top - bottom || 1),
  )
  const [middleX, middleY] = [(left + right) / 2, (bottom + top) / 2]
  return (x, y) => [width / 2 + (x - middleX) * scale, height / 2 - (y - middleY) * scale]
}

function boundsOf(values: readonly number[]): readonly [least: number, most: number] {
  return values.reduce<readonly [number, number]>(
    ([least, most], value) => [Math.min(least, value), Math.max(most, value)],
    [values[0] ?? 0, values[0] ?? 0],
  )
}
