import type { CurveSteps, Pen } from './pen.ts'

/** Draws with the operands of an operator; what is missing counts as 0. */
export type PathOperator = (operands: readonly number[], pen: Pen) => void

type Direction = 'across' | 'up'

/** The operators that draw, by number, those of two bytes from 1200 on (Adobe Technical Note 5177, 4.1). */
export const pathOperators: ReadonlyMap<number, PathOperator> = new Map<number, PathOperator>([
  // The first move may have the glyph's width before its operands.
  [4, (all, pen) => pen.move(0, all.at(-1) ?? 0)],
  [21, (all, pen) => pen.move(all.at(-2) ?? 0, all.at(-1) ?? 0)],
  [22, (all, pen) => pen.move(all.at(-1) ?? 0, 0)],
  [5, lines],
  [6, (all, pen) => straightLines(all, pen, 'across')],
  [7, (all, pen) => straightLines(all, pen, 'up')],
  [8, curves],
  [24, curvesThenLine],
  [25, linesThenCurve],
  [26, (all, pen) => levelCurves(all, pen, 'up')],
  [27, (all, pen) => levelCurves(all, pen, 'across')],
  [30, (all, pen) => turningCurves(all, pen, 'up')],
  [31, (all, pen) => turningCurves(all, pen, 'across')],
  [1234, flexAcross],
  [1235, curves],
  [1236, flexAcrossBack],
  [1237, flexBack],
])

/** Reads operands from an index on. */
function take(all: readonly number[], from: number): CurveSteps {
  const [a = 0, b = 0, c = 0, d = 0, e = 0, f = 0] = all.slice(from, from + 6)
  return [a, b, c, d, e, f]
}

function lines(all: readonly number[], pen: Pen): void {
  for (let at = 0; at + 1 < all.length; at += 2) pen.line(all[at] ?? 0, all[at + 1] ?? 0)
}

/** Lines in turns across and up. */
function straightLines(all: readonly number[], pen: Pen, first: Direction): void {
  for (const [at, step] of all.entries())
    if ((at % 2 === 0) === (first === 'across')) pen.line(step, 0)
    else pen.line(0, step)
}

/** What is left over at the end says how deep a flex is, which only hinting needs. */
function curves(all: readonly number[], pen: Pen): void {
  for (let at = 0; at + 6 <= all.length; at += 6) pen.curve(take(all, at))
}

function curvesThenLine(all: readonly number[], pen: Pen): void {
  curves(all.slice(0, -2), pen)
  lines(all.slice(-2), pen)
}

function linesThenCurve(all: readonly number[], pen: Pen): void {
  lines(all.slice(0, -6), pen)
  curves(all.slice(-6), pen)
}

/** Curves that begin and end in a direction; only the first may begin askew. */
function levelCurves(all: readonly number[], pen: Pen, direction: Direction): void {
  let askew = all.length % 4 === 1 ? (all[0] ?? 0) : 0
  for (let at = all.length % 4 === 1 ? 1 : 0; at + 4 <= all.length; at += 4) {
    const [a, b, c, d] = take(all, at)
    pen.curve(direction === 'up' ? [askew, a, b, c, 0, d] : [a, askew, b, c, d, 0])
    askew = 0
  }
}

/** Curves that begin in one direction and end in the other, in turns; only the last may end askew. */
function turningCurves(all: readonly number[], pen: Pen, first: Direction): void {
  for (let at = 0; at + 4 <= all.length; at += 4) {
    const [a, b, c, d, e] = take(all, at)
    const askew = all.length - at === 5 ? e : 0
    const isAcross = (at % 8 === 0) === (first === 'across')
    pen.curve(isAcross ? [a, 0, b, c, askew, d] : [0, a, b, c, d, askew])
  }
}

/** hflex: the second curve mirrors the height of the first one. */
function flexAcross(all: readonly number[], pen: Pen): void {
  const [a, b, c, d, e, f] = take(all, 0)
  pen.curve([a, 0, b, c, d, 0])
  pen.curve([e, 0, f, -c, all[6] ?? 0, 0])
}

/** hflex1: it ends at the height where it begins. */
function flexAcrossBack(all: readonly number[], pen: Pen): void {
  const [a, b, c, d, e, f] = take(all, 0)
  const [g = 0, h = 0, i = 0] = all.slice(6)
  pen.curve([a, b, c, d, e, 0])
  pen.curve([f, 0, g, h, i, -(b + d + h)])
}

/** flex1: it ends where it begins in the direction in which it moves less. */
function flexBack(all: readonly number[], pen: Pen): void {
  const [a, b, c, d, e, f] = take(all, 0)
  const [g = 0, h = 0, i = 0, j = 0, k = 0] = all.slice(6)
  const [dx, dy] = [a + c + e + g + i, b + d + f + h + j]
  pen.curve([a, b, c, d, e, f])
  pen.curve(Math.abs(dx) > Math.abs(dy) ? [g, h, i, j, k, -dy] : [g, h, i, j, -dx, k])
}
