import type { Polygon } from '../font/rasterize.ts'

/** Polygons to fill; `opacity` 1 is solid. Polygons of one drawing that overlap turn the same way. */
export interface Drawing {
  readonly polygons: readonly Polygon[]
  readonly opacity: number
}

/** A cell to draw in: its size and the thickness of a light line, in whole pixels. */
export interface Box {
  readonly width: number
  readonly height: number
  readonly line: number
}

/** Thickness of light lines with a text of a size, in whole pixels. */
export function lineThickness(fontSize: number): number {
  return Math.max(1, Math.round(fontSize / 15))
}

/** A rectangle from (x0, y0) to (x1, y1), clockwise. */
export function rectangle(x0: number, y0: number, x1: number, y1: number): Polygon {
  return [x0, y0, x1, y0, x1, y1, x0, y1]
}

/** A straight line of a thickness, with flat ends. */
export function stroke(
  from: readonly [number, number],
  to: readonly [number, number],
  thickness: number,
): Polygon {
  const length = Math.hypot(to[0] - from[0], to[1] - from[1]) || 1
  const dx = ((to[1] - from[1]) / length) * (thickness / 2)
  const dy = ((to[0] - from[0]) / length) * (thickness / 2)
  return [
    from[0] + dx,
    from[1] - dy,
    to[0] + dx,
    to[1] - dy,
    to[0] - dx,
    to[1] + dy,
    from[0] - dx,
    from[1] + dy,
  ]
}

/** Points of an ellipse's arc from one angle to another, in radians, clockwise from the right. */
export function arc(
  center: readonly [number, number],
  radius: readonly [number, number],
  [from, to]: readonly [number, number],
): number[] {
  const pieces = 24
  return Array.from({ length: pieces + 1 }, (_, piece) => {
    const angle = from + ((to - from) * piece) / pieces
    return [center[0] + radius[0] * Math.cos(angle), center[1] + radius[1] * Math.sin(angle)]
  }).flat()
}

/** The same polygon, turning the other way: for the inner edge of a ring. */
export function reversed(polygon: Polygon): number[] {
  const points: number[] = []
  for (let at = polygon.length - 2; at >= 0; at -= 2)
    points.push(polygon[at] ?? 0, polygon[at + 1] ?? 0)
  return points
}
