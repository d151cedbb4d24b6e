import type { OutlinePoint } from '../outline.ts'

/** One coordinate of a cubic curve's start, control points and end. */
export type Axis = readonly [number, number, number, number]

/** How far a quadratic curve may be from the cubic one, in font units. */
const tolerance = 0.25

/**
 * The points behind the start of a cubic curve, as quadratic curves: it is cut in equal parts of its parameter, and each
 * becomes the quadratic curve of the same middle, which strays at most √3 / 36 of the third difference from it.
 */
export function* toQuadratics(xs: Axis, ys: Axis): Generator<OutlinePoint, void, undefined> {
  const third = Math.hypot(thirdDifference(xs), thirdDifference(ys))
  const pieces = Math.ceil(Math.cbrt((third * Math.sqrt(3)) / 36 / tolerance)) || 1
  for (let piece = 0; piece < pieces; piece += 1) {
    const [from, to] = [piece / pieces, (piece + 1) / pieces]
    yield { x: controlOf(xs, from, to), y: controlOf(ys, from, to), onCurve: false }
    yield { x: at(xs, to), y: at(ys, to), onCurve: true }
  }
}

function thirdDifference([a, b, c, d]: Axis): number {
  return d - 3 * c + 3 * b - a
}

/** The control point of a part: (3 c1 + 3 c2 - p0 - p3) / 4, from the slopes at its ends. */
function controlOf(axis: Axis, from: number, to: number): number {
  const middle = (at(axis, from) + at(axis, to)) / 2
  return middle + ((to - from) * (slope(axis, from) - slope(axis, to))) / 4
}

function at([a, b, c, d]: Axis, t: number): number {
  const s = 1 - t
  return s * s * s * a + 3 * s * s * t * b + 3 * s * t * t * c + t * t * t * d
}

function slope([a, b, c, d]: Axis, t: number): number {
  const s = 1 - t
  return 3 * (s * s * (b - a) + 2 * s * t * (c - b) + t * t * (d - c))
}
