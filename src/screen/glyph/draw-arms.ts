import type { Polygon } from '../font/rasterize.ts'
import type { Arms, Weight } from './box-arms.ts'
import { type Box, rectangle } from './drawing.ts'

/** From and to, across a line. */
type Band = readonly [from: number, to: number]

/** Draws four straight lines that meet in the middle; they end at the cell's edges, so that neighbours join. */
export function drawArms(arms: Arms, { width, height, line }: Box): Polygon[] {
  const { left, right, up, down } = arms
  const across = { length: width, depth: height, line, flipped: false }
  const along = { length: height, depth: width, line, flipped: false }
  const horizontal = [
    ...drawArm({ weight: left, opposite: right, before: up, after: down }, across),
    ...drawArm(
      { weight: right, opposite: left, before: up, after: down },
      { ...across, flipped: true },
    ),
  ]
  const vertical = [
    ...drawArm({ weight: up, opposite: down, before: left, after: right }, along),
    ...drawArm(
      { weight: down, opposite: up, before: left, after: right },
      { ...along, flipped: true },
    ),
  ]
  return [
    ...horizontal.map(([x0, y0, x1, y1]) => rectangle(x0, y0, x1, y1)),
    ...vertical.map(([y0, x0, y1, x1]) => rectangle(x0, y0, x1, y1)),
  ]
}

/** An arm that comes from one edge; `before` and `after` are the arms on its low and high side. */
interface Arm {
  readonly weight: Weight
  readonly opposite: Weight
  readonly before: Weight
  readonly after: Weight
}

interface Axis {
  /** Of the cell, along the arm, and across it. */
  readonly length: number
  readonly depth: number
  readonly line: number
  /** The arm comes from the high edge, not from the low one. */
  readonly flipped: boolean
}

/** Along the arm, then across it. */
type Extent = readonly [from: number, low: number, to: number, high: number]

function drawArm(arm: Arm, axis: Axis): Extent[] {
  if (arm.weight === 0) return []
  if (arm.weight === 3) {
    return double(axis.depth, axis.line).map((rail, side) => {
      const [same, other] = side === 0 ? [arm.before, arm.after] : [arm.after, arm.before]
      return extent(railEnd(same, other, axis), rail, axis)
    })
  }
  return [extent(singleEnd(arm, axis), single(axis.depth, thickness(arm.weight, axis.line)), axis)]
}

function extent(end: number, [low, high]: Band, { length, flipped }: Axis): Extent {
  return flipped ? [length - end, low, length, high] : [0, low, end, high]
}

/** A rail of a double line turns into its neighbour on the same side, else goes on to the far one. */
function railEnd(same: Weight, other: Weight, axis: Axis): number {
  if (same === 3) return doubleEnds(axis).near
  return same === 0 && other === 3 ? doubleEnds(axis).far : middleEnd(same, other, axis)
}

/** A single line that ends at double ones stops at the nearer, or closes the corner at the farther. */
function singleEnd({ weight, opposite, before, after }: Arm, axis: Axis): number {
  if (before === 0 && after === 0) return singleEndOf(axis, thickness(weight, axis.line))
  if (opposite !== 0 || (before !== 3 && after !== 3)) return middleEnd(before, after, axis)
  return before === after ? doubleEnds(axis).near : doubleEnds(axis).far
}

/** The far side of the lines that cross here, so that corners are filled. */
function middleEnd(before: Weight, after: Weight, axis: Axis): number {
  return singleEndOf(axis, Math.max(thickness(before, axis.line), thickness(after, axis.line)))
}

/** Where a line across the arm ends, seen from the edge that the arm comes from. */
function singleEndOf({ length, flipped }: Axis, thick: number): number {
  const [low, high] = single(length, thick)
  return flipped ? length - low : high
}

/** The same for the two rails of a double line. */
function doubleEnds({ length, line, flipped }: Axis): {
  readonly near: number
  readonly far: number
} {
  const [first, second] = double(length, line)
  return flipped
    ? { near: length - second[0], far: length - first[0] }
    : { near: first[1], far: second[1] }
}

function thickness(weight: Weight, line: number): number {
  // Two more, not twice as much: an odd line and an even one have no common middle.
  return weight === 2 ? line + 2 : line
}

function single(depth: number, thick: number): Band {
  const low = Math.floor((depth - thick) / 2)
  return [low, low + thick]
}

/** Two light lines about the same middle as a light one. */
function double(depth: number, line: number): readonly [Band, Band] {
  const [low, high] = single(depth, line)
  const shift = line + Math.ceil(line / 2)
  return [
    [low - shift, high - shift],
    [low + shift, high + shift],
  ]
}
