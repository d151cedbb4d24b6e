import type { CellMetrics } from '../screen/glyph/cell-metrics.ts'
import type { CellRectangle, Change } from './changes.ts'
import type { IndexedTiles } from './indexed-tiles.ts'

/** Palette indexes, row by row. */
export interface Pixels {
  readonly width: number
  readonly height: number
  readonly data: Uint8Array
}

/** Where a rectangle of cells is painted. */
export interface PaintTarget {
  readonly pixels: Pixels
  /** Offset of the first cell, in pixels from the left and from the top. */
  readonly left: number
  readonly top: number
}

/**
 * Paints the cells of a rectangle; with `transparent` not null, cells that look as before are that index, which
 * leaves them as they are and compresses well.
 */
export function paint(
  { before, after }: Pick<Change, 'before' | 'after'>,
  area: CellRectangle,
  target: PaintTarget,
  tools: {
    readonly tiles: IndexedTiles
    readonly metrics: CellMetrics
    readonly transparent: number | null
  },
): void {
  const { cellWidth, cellHeight } = tools.metrics
  const { data, width } = target.pixels
  for (let row = 0; row < area.rows; row += 1) {
    const top = target.top + row * cellHeight
    for (let column = 0; column < area.cols; column += 1) {
      const cell = (area.row + row) * after.cols + area.column + column
      const at = top * width + target.left + column * cellWidth
      const number = after.tiles[cell] ?? 0
      if (tools.transparent !== null && before.tiles[cell] === number) {
        fillCell(data, { at, width }, tools.metrics, tools.transparent)
      } else {
        copyCell(data, { at, width }, tools.metrics, tools.tiles.get(number))
      }
    }
  }
}

interface Position {
  /** Of the cell's first pixel. */
  readonly at: number
  /** Of the picture. */
  readonly width: number
}

function copyCell(
  data: Uint8Array,
  { at, width }: Position,
  cell: CellMetrics,
  tile: Uint8Array,
): void {
  let from = 0
  let to = at
  for (let y = 0; y < cell.cellHeight; y += 1) {
    for (let x = 0; x < cell.cellWidth; x += 1) data[to + x] = tile[from + x] ?? 0
    from += cell.cellWidth
    to += width
  }
}

function fillCell(
  data: Uint8Array,
  { at, width }: Position,
  cell: CellMetrics,
  index: number,
): void {
  for (let y = 0, to = at; y < cell.cellHeight; y += 1, to += width) {
    data.fill(index, to, to + cell.cellWidth)
  }
}
