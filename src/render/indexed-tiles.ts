import type { Palette } from './palette/palette.ts'
import { inkLevels, levelColor, type Tile, type Tiles } from './tiles.ts'

/** Tiles as palette indexes, by tile number; `cellWidth` by `cellHeight`, row by row. */
export interface IndexedTiles {
  get(number: number): Uint8Array
}

/** Memory for tiles that were made; beyond, they are made again. */
const largestCache = 32 * 1024 * 1024

/** Turns levels of ink into palette indexes, each tile when it is first needed. */
export function createIndexedTiles(tiles: Tiles, palette: Palette): IndexedTiles {
  const made = new Map<number, Uint8Array>()
  let bytes = 0
  return {
    get(number) {
      const known = made.get(number)
      if (known !== undefined) return known
      const pixels = indexTile(tiles.all[number], palette)
      bytes += pixels.length
      if (bytes > largestCache) {
        made.clear()
        bytes = pixels.length
      }
      made.set(number, pixels)
      return pixels
    },
  }
}

function indexTile(tile: Tile | undefined, palette: Palette): Uint8Array {
  if (tile === undefined) throw new RangeError('a grid names a tile that does not exist')
  const indexes = new Uint8Array(inkLevels)
  for (let level = 0; level < inkLevels; level += 1) {
    indexes[level] = palette.indexOf.get(levelColor(tile, level)) ?? 0
  }
  return tile.ink.levels.map((level) => indexes[level] ?? 0)
}
