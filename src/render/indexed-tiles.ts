import type { Kernel } from './kernel/open-kernel.ts'
import type { Palette } from './palette/palette.ts'
import { levelColor, type Tile, type Tiles } from './tiles.ts'

/** Tiles as palette indexes in the kernel's memory, `cellWidth` by `cellHeight`, row by row. */
export interface IndexedTiles {
  /** Makes sure that so many addresses stay good together. */
  reserve(tiles: number): void
  /** Where a tile is. */
  addressOf(number: number): number
}

/** Memory for tiles that were made; beyond, they are made again. */
const largestCache = 32 * 1024 * 1024

/** Turns levels of ink into palette indexes, each tile when it is first needed. */
export function createIndexedTiles(
  tiles: Tiles,
  palette: Palette,
  { kernel, tileSize }: { readonly kernel: Kernel; readonly tileSize: number },
): IndexedTiles {
  const addresses: number[] = []
  const made = new Map<number, number>()
  const most = Math.ceil(largestCache / tileSize)
  return {
    reserve(count) {
      if (made.size + count > most) made.clear()
    },
    addressOf(number) {
      const known = made.get(number)
      if (known !== undefined) return known
      const address = (addresses[made.size] ??= kernel.allocate(tileSize))
      kernel.bytes().set(indexTile(tiles.all[number], palette), address)
      made.set(number, address)
      return address
    },
  }
}

function indexTile(tile: Tile | undefined, palette: Palette): Uint8Array {
  if (tile === undefined) throw new RangeError('a grid names a tile that does not exist')
  const count = tile.ink.histogram.length
  const indexes = new Uint8Array(count)
  for (let level = 0; level < count; level += 1) {
    indexes[level] = palette.indexOf.get(levelColor(tile, level)) ?? 0
  }
  return tile.ink.levels.map((level) => indexes[level] ?? 0)
}
