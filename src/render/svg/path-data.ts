import type { Placement } from '../../screen/font/flatten.ts'
import { withImpliedPoints } from '../../screen/font/implied-points.ts'
import type { Outline } from '../../screen/font/outline.ts'
import type { Polygon } from '../../screen/font/rasterize.ts'

/** A number with two decimals at most, as short as it can be written. */
export function short(value: number): string {
  return String(Math.round(value * 100) / 100)
}

/** The path data of polygons (SVG 2, 9.3). */
export function pathData(polygons: readonly Polygon[]): string {
  return polygons
    .map((polygon) => {
      const points: string[] = []
      for (let at = 0; at + 1 < polygon.length; at += 2)
        points.push(`${short(polygon[at] ?? 0)} ${short(polygon[at + 1] ?? 0)}`)
      return `M${points.join('L')}Z`
    })
    .join('')
}

/** The path data of an outline, with its curves. */
export function outlineData(outline: Outline, place: Placement): string {
  return outline
    .filter((contour) => contour.length > 1)
    .map((contour) => {
      const points = withImpliedPoints(contour)
      const parts = points.map(({ x, y, onCurve }, at) => {
        const letter = onCurve ? (points[at - 1]?.onCurve === false ? ' ' : 'L') : 'Q'
        return `${at === 0 ? 'M' : letter}${place(x, y).map(short).join(' ')}`
      })
      // A curve that ends where the contour begins needs its end.
      const [first] = points
      const end = points.at(-1)?.onCurve === false && first ? place(first.x, first.y) : []
      return `${parts.join('')} ${end.map(short).join(' ')}Z`
    })
    .join('')
}
