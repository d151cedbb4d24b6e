import { createRowCopies } from '../screen/row-copies.ts'

/** The tiles of one row of a canvas, from left to right. */
export interface TileRow {
  /** No two rows of a collection have the same one; a blank row has 0. */
  readonly id: number
  readonly tiles: Int32Array
}

/** A row that is nothing yet: no row has the number -1, and no tile. */
export function emptyRow(cols: number): TileRow {
  return { id: -1, tiles: new Int32Array(cols).fill(-1) }
}

/** Rows that are kept; beyond, all are forgotten. */
const mostRows = 16_384

/**
 * Returns a function that gives a row of the same tiles as the same object, as long as not too many others came
 * between; the tiles are copied.
 */
export function createTileRows(blank: Int32Array): (tiles: Int32Array) => TileRow {
  const copyOf = createRowCopies<Int32Array>((length) => new Int32Array(length))
  const rows = new Map<number, TileRow>()
  let count = 0
  return (tiles) => {
    const hash = hashOf(tiles)
    const known = rows.get(hash)
    if (known !== undefined && isEqual(known.tiles, tiles)) return known
    const row = { id: isEqual(tiles, blank) ? 0 : ++count, tiles: copyOf(tiles) }
    if (rows.size >= mostRows) rows.clear()
    rows.set(hash, row)
    return row
  }
}

/** FNV-1a (G. Fowler, L. Noll, K.-P. Vo, 1991), a tile at a time. */
function hashOf(row: Int32Array): number {
  let hash = 0x811c9dc5
  for (let cell = 0; cell < row.length; cell += 1) {
    hash = Math.imul(hash ^ (row[cell] ?? 0), 0x01000193)
  }
  return hash
}

function isEqual(left: Int32Array, right: Int32Array): boolean {
  if (left.length !== right.length) return false
  for (let at = 0; at < left.length; at += 1) if (left[at] !== right[at]) return false
  return true
}
