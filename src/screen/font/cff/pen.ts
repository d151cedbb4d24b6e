import type { Outline, OutlinePoint } from '../outline.ts'
import { toQuadratics } from './to-quadratics.ts'

/** Steps of a cubic curve: to its first control point, from there to the second one, from there to its end. */
export type CurveSteps = readonly [number, number, number, number, number, number]

/** Draws contours step by step, in font units. */
export interface Pen {
  move(dx: number, dy: number): void
  line(dx: number, dy: number): void
  curve(steps: CurveSteps): void
  outline(): Outline
}

/** Points farther away, or more of them, are damage. */
const [farthest, mostPoints] = [32_767, 50_000]

/**
 * A pen at 0, 0; cubic curves become quadratic ones.
 * @throws RangeError, as it draws, on farther points, or more of them, than glyphs have.
 */
export function createPen(): Pen {
  const contours: OutlinePoint[][] = []
  let [x, y, points] = [0, 0, 0]
  const put = (point: OutlinePoint): void => {
    points += 1
    const isNear = Math.abs(point.x) <= farthest && Math.abs(point.y) <= farthest
    if (!isNear || points > mostPoints) throw new RangeError('a glyph is damaged')
    contours.at(-1)?.push(point)
  }
  const line = (dx: number, dy: number): void => {
    x += dx
    y += dy
    put({ x, y, onCurve: true })
  }
  return {
    move(dx, dy) {
      contours.push([])
      line(dx, dy)
    },
    line,
    curve([ax, ay, bx, by, cx, cy]) {
      const xs = [x, x + ax, x + ax + bx, x + ax + bx + cx] as const
      const ys = [y, y + ay, y + ay + by, y + ay + by + cy] as const
      for (const point of toQuadratics(xs, ys)) put(point)
      x = xs[3]
      y = ys[3]
    },
    outline: () => contours,
  }
}
