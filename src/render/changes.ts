import type { Frame } from '../screen/frames.ts'
import type { Canvas } from './canvas.ts'
import { createGrid, createLayOut, type Grid } from './lay-out.ts'
import type { Tiles } from './tiles.ts'

/** A rectangle of cells. */
export interface CellRectangle {
  readonly column: number
  readonly row: number
  readonly cols: number
  readonly rows: number
}

/** One step of an animation. The grids are used again for later steps: read them before asking for the next. */
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
  tiles: Tiles,
  canvas: Canvas,
): Generator<Change, void, undefined> {
  let [before, after, spare] = [createGrid(canvas), createGrid(canvas), createGrid(canvas)]
  const layOut = createLayOut(tiles)
  let area: CellRectangle | null = null
  let delayCs = 0
  for (const { screen, delayCs: shownCs } of frames) {
    layOut(screen, spare)
    const different = changedArea(after, spare)
    if (different !== null) {
      if (area !== null) yield { before, after, area, delayCs }
      const free: Grid = before
      before = after
      after = spare
      spare = free
      area = different
      delayCs = 0
    }
    delayCs += shownCs
  }
  if (area !== null) yield { before, after, area, delayCs }
}

function changedArea(before: Grid, after: Grid): CellRectangle | null {
  let [left, right, top, bottom] = [after.cols, -1, after.rows, -1]
  for (let row = 0; row < after.rows; row += 1) {
    const start = row * after.cols
    for (let column = 0; column < after.cols; column += 1) {
      if (before.tiles[start + column] === after.tiles[start + column]) continue
      left = Math.min(left, column)
      right = Math.max(right, column)
      top = Math.min(top, row)
      bottom = row
    }
  }
  return right < 0
    ? null
    : { column: left, row: top, cols: right - left + 1, rows: bottom - top + 1 }
}
