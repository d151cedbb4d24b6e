import type { Frame } from '../screen/frames.ts'
import type { Canvas } from './canvas.ts'
import type { Grid, LayOut } from './lay-out.ts'
import { emptyRow, type TileRow } from './tile-rows.ts'

/** A rectangle of cells. */
export interface CellRectangle {
  readonly column: number
  readonly row: number
  readonly cols: number
  readonly rows: number
}

/** One step of an animation. */
export interface Change {
  readonly before: Grid
  readonly after: Grid
  /** The smallest one that holds all cells that look different now; the whole grid in the first step. */
  readonly area: CellRectangle
  readonly delayCs: number
}

/** The steps of an animation; frames that differ in nothing visible are one step. */
export function* changes(
  frames: Iterable<Frame>,
  layOut: LayOut,
  canvas: Canvas,
): Generator<Change, void, undefined> {
  const nothing = emptyRow(canvas.cols)
  let before: Grid = []
  let after: Grid = Array.from({ length: canvas.rows }, () => nothing)
  let area: CellRectangle | null = null
  let delayCs = 0
  for (const { screen, delayCs: shownCs } of frames) {
    const next = layOut(screen)
    const different = changedArea(after, next)
    if (different !== null) {
      if (area !== null) yield { before, after, area, delayCs }
      before = after
      after = next
      area = different
      delayCs = 0
    }
    delayCs += shownCs
  }
  if (area !== null) yield { before, after, area, delayCs }
}

function changedArea(before: Grid, after: Grid): CellRectangle | null {
  let left = Infinity
  let right = -1
  let top = -1
  let bottom = -1
  for (let row = 0; row < after.length; row += 1) {
    const old = before[row]
    const now = after[row]
    if (old === now || old === undefined || now === undefined) continue
    const first = firstChange(old, now)
    if (first < 0) continue
    left = Math.min(left, first)
    right = Math.max(right, lastChange(old, now))
    if (top < 0) top = row
    bottom = row
  }
  return right < 0
    ? null
    : { column: left, row: top, cols: right - left + 1, rows: bottom - top + 1 }
}

/** The first column in which two rows differ, -1 for none. */
function firstChange({ tiles: old }: TileRow, { tiles: now }: TileRow): number {
  for (let column = 0; column < now.length; column += 1)
    if (old[column] !== now[column]) return column
  return -1
}

/** The last column in which two rows differ, -1 for none. */
function lastChange({ tiles: old }: TileRow, { tiles: now }: TileRow): number {
  let column = now.length - 1
  while (column >= 0 && old[column] === now[column]) column -= 1
  return column
}
