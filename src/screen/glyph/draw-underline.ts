import type { Style } from '../cell.ts'
import type { Polygon } from '../font/rasterize.ts'
import { arc, type Box, rectangle, stroke } from './drawing.ts'

/** Where an underline goes: some cells, and its distance from their top, in pixels. */
export interface UnderlineBox extends Box {
  readonly top: number
  readonly cols: number
}

/** Draws an underline; those of neighbours join. */
export function drawUnderline(
  kind: Exclude<Style['underline'], 'none'>,
  box: UnderlineBox,
): Polygon[] {
  return drawings[kind](box)
}

const drawings: Readonly<
  Record<Exclude<Style['underline'], 'none'>, (box: UnderlineBox) => Polygon[]>
> = {
  single: ({ width, line, top }) => [rectangle(0, top, width, top + line)],
  double: drawDouble,
  curly: drawCurly,
  dotted: drawDotted,
  dashed: drawDashed,
}

/** The lower line goes below the place of a single one, or at the bottom of the cell. */
function drawDouble({ width, height, line, top }: UnderlineBox): Polygon[] {
  const second = Math.min(top + 2 * line, height - line)
  const first = Math.min(top, second - 2 * line)
  return [first, second].map((y) => rectangle(0, y, width, y + line))
}

/** Straight pieces of each wave. */
const pieces = 16

/** A wave goes up and down once in a cell. */
function drawCurly({ width, height, line, top, cols }: UnderlineBox): Polygon[] {
  const swing = line * 1.1
  const middle = Math.min(top + line / 2, height - swing - line / 2)
  const count = pieces * cols
  const y = (at: number): number => middle - swing * Math.sin((2 * Math.PI * cols * at) / count)
  const x = (at: number): number => (width * at) / count
  return Array.from({ length: count }, (_, at) =>
    stroke([x(at), y(at)], [x(at + 1), y(at + 1)], line),
  )
}

function drawDotted({ width, line, top, cols }: UnderlineBox): Polygon[] {
  const count = cols * Math.max(1, Math.round(width / cols / (line * 2.5)))
  return Array.from({ length: count }, (_, at) =>
    arc([(width * (at + 0.5)) / count, top + line / 2], [line * 0.6, line * 0.6], [0, 2 * Math.PI]),
  )
}

/** A dash in a cell, with half of a gap on both sides. */
function drawDashed({ width, line, top, cols }: UnderlineBox): Polygon[] {
  const cell = width / cols
  return Array.from({ length: cols }, (_, at) =>
    rectangle(cell * (at + 0.15), top, cell * (at + 0.85), top + line),
  )
}
