import type { Grid } from '../lay-out.ts'

/** Numbers rows of tiles: rows that look alike have one number. */
export interface RowIds {
  /** The number of a row without anything on it. */
  readonly blank: number
  /** The numbers of a grid's rows. */
  of(grid: Grid): Int32Array
}

/** No rows yet; `ground` is the tile of a blank. */
export function createRowIds(cols: number, ground: number): RowIds {
  const byHash = new Map<number, number[]>()
  const rows: Int32Array[] = []
  const idOf = (row: Int32Array): number => {
    const hash = hashOf(row)
    let alike = byHash.get(hash)
    if (alike === undefined) byHash.set(hash, (alike = []))
    const known = alike.find((id) => isEqual(rows[id], row))
    if (known !== undefined) return known
    const id = rows.push(row.slice()) - 1
    alike.push(id)
    return id
  }
  return {
    blank: idOf(new Int32Array(cols).fill(ground)),
    of({ tiles }) {
      const ids = new Int32Array(tiles.length / cols)
      for (let row = 0; row < ids.length; row += 1)
        ids[row] = idOf(tiles.subarray(row * cols, (row + 1) * cols))
      return ids
    },
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

function isEqual(left: Int32Array | undefined, right: Int32Array): boolean {
  if (left === undefined) return false
  for (let cell = 0; cell < right.length; cell += 1) if (left[cell] !== right[cell]) return false
  return true
}
