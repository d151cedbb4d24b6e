import type { OutlinePoint } from './outline.ts'

/** A contour that begins on the curve and has the points that are implied between two control points. */
export function withImpliedPoints(contour: readonly OutlinePoint[]): OutlinePoint[] {
  const points: OutlinePoint[] = []
  for (let index = 0; index < contour.length; index += 1) {
    const point = contour[index]
    const next = contour[(index + 1) % contour.length]
    if (point === undefined || next === undefined) continue
    points.push(point)
    if (!point.onCurve && !next.onCurve) points.push(between(point, next))
  }
  const first = points.findIndex(({ onCurve }) => onCurve)
  return first === 0 ? points : [...points.slice(first), ...points.slice(0, first)]
}

function between(left: OutlinePoint, right: OutlinePoint): OutlinePoint {
  return { x: (left.x + right.x) / 2, y: (left.y + right.y) / 2, onCurve: true }
}
