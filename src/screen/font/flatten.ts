import { withImpliedPoints } from './implied-points.ts'
import type { Outline, OutlinePoint } from './outline.ts'
import type { Polygon } from './rasterize.ts'

/** Maps a point of an outline, in font units, to pixels, y downwards. */
export type Placement = (x: number, y: number) => readonly [number, number]

/** Turns outlines into polygons in pixels; curves become lines that stay within a 30th of a pixel. */
export function flatten(outline: Outline, place: Placement): Polygon[] {
  return outline
    .filter((contour) => contour.length > 1)
    .map((contour) => flattenContour(contour, place))
}

function flattenContour(contour: readonly OutlinePoint[], place: Placement): Polygon {
  const points = withImpliedPoints(contour)
  const polygon: number[] = []
  let from: Pair | undefined
  for (let index = 0; index < points.length; index += 1) {
    const point = points[index]
    if (point === undefined) continue
    const placed = place(point.x, point.y)
    if (point.onCurve) {
      polygon.push(placed[0], placed[1])
      from = placed
    } else {
      const next = points[(index + 1) % points.length] ?? point
      pushCurve(polygon, { from: from ?? placed, control: placed, to: place(next.x, next.y) })
    }
  }
  return polygon
}

type Pair = readonly [number, number]

function pushCurve(
  polygon: number[],
  { from, control, to }: { readonly from: Pair; readonly control: Pair; readonly to: Pair },
): void {
  const bend = Math.hypot(from[0] - 2 * control[0] + to[0], from[1] - 2 * control[1] + to[1])
  // A quadratic curve cut into n pieces strays at most bend / (4 n²) from them.
  const pieces = Math.ceil(Math.sqrt(bend * 8)) || 1
  for (let piece = 1; piece < pieces; piece += 1) {
    const t = piece / pieces
    const a = (1 - t) * (1 - t)
    const b = 2 * t * (1 - t)
    const c = t * t
    polygon.push(a * from[0] + b * control[0] + c * to[0], a * from[1] + b * control[1] + c * to[1])
  }
}
