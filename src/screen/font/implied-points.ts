import type { OutlinePoint } from './outline.ts'

/** A contour that begins on the curve and has the points that are implied between two control points. */
export function withImpliedPoints(contour: readonly OutlinePoint[]): OutlinePoint[] {
  const points = contour.flatMap((point, index) => {
    const next = contour[(index + 1) % contour.length] ?? point
    return point.onCurve || next.onCurve ? [point] : [point, between(point, next)]
  })
  const first = points.findIndex(({ onCurve }) => onCurve)
  return [...points.slice(first), ...points.slice(0, first)]
}

function between(left: OutlinePoint, right: OutlinePoint): OutlinePoint {
  return { x: (left.x + right.x) / 2, y: (left.y + right.y) / 2, onCurve: true }
}
