import type { Cell } from '../screen/cell.ts'
import { cursorColumn } from '../screen/cursor-column.ts'
import type { Join } from '../screen/glyph/ligatures.ts'
import type { Cursor, Screen } from '../screen/screen.ts'
import { createTileRows, type TileRow } from './tile-rows.ts'
import type { Tiles } from './tiles.ts'

/** An empty cell of the theme's ground: what lies outside of a terminal that is smaller than the canvas. */
const outside: Cell = {
  text: '',
  width: 1,
  style: {
    foreground: { kind: 'default' },
    background: { kind: 'default' },
    bold: false,
    dim: false,
    italic: false,
    underline: 'none',
    underlineColor: { kind: 'default' },
    inverse: false,
    strike: false,
    overline: false,
    hidden: false,
    link: '',
  },
}

/** A screen in tiles, from top to bottom; rows that look alike are mostly the same object. */
export type Grid = readonly TileRow[]

/** Lays out a screen. */
export type LayOut = (screen: Screen) => Grid

/** A line and the row that it was laid out as. */
interface LaidOut {
  readonly line: readonly Cell[]
  /** What the line shows: its cells, or ligatures of them. */
  readonly cells: readonly Cell[]
  readonly row: TileRow
}

/** The size of grids in tiles, and what makes ligatures of the cells of a line. */
export interface LayOutOptions {
  readonly cols: number
  readonly rows: number
  readonly join: Join
}

/** Lines that are kept; beyond, all are forgotten. */
const mostLines = 16_384

/** A line that was laid out before is found at once. */
export function createLayOut(tiles: Tiles, { cols, rows, join }: LayOutOptions): LayOut {
  const ground = tiles.numberOf(outside, 0, 'hidden')
  const nothing = new Int32Array(cols).fill(ground)
  const rowOf = createTileRows(nothing)
  const blank = rowOf(nothing)
  const known = new Map<readonly Cell[], LaidOut>()
  const numbers = new Int32Array(cols)
  const latest: LaidOut[] = []
  const layOutLine = (line: readonly Cell[], before: LaidOut | undefined): LaidOut => {
    const cells = join(line)
    putCells(cells, { tiles, numbers }, before)
    numbers.fill(ground, line.length)
    const laidOut = { line, cells, row: rowOf(numbers) }
    if (known.size >= mostLines) known.clear()
    known.set(line, laidOut)
    return laidOut
  }
  return (screen) => {
    const grid: TileRow[] = []
    for (let row = 0; row < rows; row += 1) {
      const line = screen.lines[row]
      const before = latest[row]
      if (line === undefined) grid.push(blank)
      else if (before?.line === line) grid.push(before.row)
      else {
        const laidOut = known.get(line) ?? layOutLine(line, before)
        latest[row] = laidOut
        grid.push(laidOut.row)
      }
    }
    const { row, shape } = screen.cursor
    const under = grid[row]
    if (shape !== 'hidden' && under !== undefined) {
      numbers.set(under.tiles)
      const cells = screen.lines[row] && latest[row]?.cells
      putCursor(screen.cursor, cells ?? [], { tiles, numbers })
      grid[row] = rowOf(numbers)
    }
    return grid
  }
}

/** A row of tile numbers to write to. */
interface Numbers {
  readonly tiles: Tiles
  readonly numbers: Int32Array
}

function putCursor(cursor: Cursor, line: readonly Cell[], to: Numbers): void {
  const column = cursorColumn(cursor, line)
  const cell = line[column]
  if (cell !== undefined) putCell(cell, column, to, cursor.shape)
}

/** What the line before had at the same place, or what was put last, is found at once. */
function putCells(line: readonly Cell[], to: Numbers, before: LaidOut | undefined): void {
  if (before !== undefined) to.numbers.set(before.row.tiles)
  const old = before?.cells ?? []
  // A wide cell reaches into the column behind the last one that differs.
  const end = lastDifference(old, line) + 2
  let last: Cell | undefined
  for (let column = firstDifference(old, line); column < end; column += 1) {
    const cell = line[column]
    if (cell === undefined) break
    if (cell.width !== 1) putCell(cell, column, to, 'hidden')
    else if (cell === last) to.numbers[column] = to.numbers[column - 1] ?? 0
    else if (cell === old[column]) to.numbers[column] = before?.row.tiles[column] ?? 0
    else putCell(cell, column, to, 'hidden')
    last = cell
  }
}

/** The first column in which a line differs from the one before. */
function firstDifference(before: readonly Cell[], line: readonly Cell[]): number {
  let column = 0
  while (column < line.length && before[column] === line[column]) column += 1
  return column
}

/** The last column in which a line differs from the one before. */
function lastDifference(before: readonly Cell[], line: readonly Cell[]): number {
  let column = line.length - 1
  while (column >= 0 && before[column] === line[column]) column -= 1
  return column
}

/** The right half of a wide cell, of width 0, is put together with the left one. */
function putCell(
  cell: Cell,
  column: number,
  { tiles, numbers }: Numbers,
  cursor: Cursor['shape'],
): void {
  if (cell.width === 0) return
  numbers[column] = tiles.numberOf(cell, 0, cursor)
  if (cell.width === 2) numbers[column + 1] = tiles.numberOf(cell, 1, cursor)
}
