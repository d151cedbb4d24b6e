import type { Cell } from '../screen/cell.ts'
import type { Cursor, Screen } from '../screen/screen.ts'
import type { Tiles } from './tiles.ts'

/** Tile numbers of a canvas, row by row. */
export interface Grid {
  readonly cols: number
  readonly rows: number
  readonly tiles: Int32Array
}

/** A grid that is nothing yet: no tile has the number -1. */
export function createGrid({ cols, rows }: { readonly cols: number; readonly rows: number }): Grid {
  return { cols, rows, tiles: new Int32Array(cols * rows).fill(-1) }
}

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
    hidden: false,
    link: '',
  },
}

/** The number of that cell's tile. */
export function groundTile(tiles: Tiles): number {
  return tiles.numberOf(outside, 0, 'hidden')
}

/** Returns a function that writes the tiles of a screen into a grid; lines that it saw before are copied. */
export function createLayOut(tiles: Tiles): (screen: Screen, grid: Grid) => void {
  const ground = groundTile(tiles)
  const laidOut = new WeakMap<readonly Cell[], Int32Array>()
  const lineTiles = (line: readonly Cell[]): Int32Array => {
    let numbers = laidOut.get(line)
    if (numbers === undefined) {
      numbers = new Int32Array(line.length)
      for (const [column, cell] of line.entries())
        putCell(cell, { tiles, numbers, column }, 'hidden')
      laidOut.set(line, numbers)
    }
    return numbers
  }
  return (screen, grid) => {
    grid.tiles.fill(ground)
    for (const [row, line] of screen.lines.entries())
      grid.tiles.set(lineTiles(line), row * grid.cols)
    if (screen.cursor.shape !== 'hidden') putCursor(screen, tiles, grid)
  }
}

/** A cursor on the right half of a wide cell covers the whole of it. */
function putCursor({ cursor, lines }: Screen, tiles: Tiles, grid: Grid): void {
  const line = lines[cursor.row]
  const column = line?.[cursor.column]?.width === 0 ? cursor.column - 1 : cursor.column
  const cell = line?.[column]
  const numbers = grid.tiles.subarray(cursor.row * grid.cols, (cursor.row + 1) * grid.cols)
  if (cell !== undefined) putCell(cell, { tiles, numbers, column }, cursor.shape)
}

/** The right half of a wide cell, of width 0, is put together with the left one. */
function putCell(
  cell: Cell,
  {
    tiles,
    numbers,
    column,
  }: { readonly tiles: Tiles; readonly numbers: Int32Array; readonly column: number },
  cursor: Cursor['shape'],
): void {
  if (cell.width === 0) return
  numbers[column] = tiles.numberOf(cell, 0, cursor)
  if (cell.width === 2) numbers[column + 1] = tiles.numberOf(cell, 1, cursor)
}
