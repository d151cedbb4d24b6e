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
  /** By place in memory. */
  const places: number[] = []
  /** By number of tile; 0 where it is not made. */
  let addresses = new Uint32Array(1024)
  let made = 0
  const most = Math.ceil(largestCache / tileSize)
  const make = (number: number): number => {
    if (number >= addresses.length) addresses = longer(addresses, number)
    const address = (places[made] ??= kernel.allocate(tileSize))
    putTile(tiles.all[number], palette, kernel.bytes().subarray(address, address + tileSize))
    addresses[number] = address
    made += 1
    return address
  }
  return {
    reserve(count) {
      if (made + count <= most) return
      addresses.fill(0)
      made = 0
    },
    addressOf: (number) => addresses[number] || make(number),
  }
}

function longer(addresses: Uint32Array, index: number): Uint32Array<ArrayBuffer> {
  const copy = new Uint32Array(2 * index)
  copy.set(addresses)
  return copy
}

function putTile(tile: Tile | undefined, palette: Palette, to: Uint8Array): void {
  if (tile === undefined) throw new RangeError('a grid names a tile that does not exist')
  const { histogram, levels } = tile.ink
  const indexes = new Uint8Array(histogram.length)
  for (let level = 0; level < histogram.length; level += 1) {
    if (histogram[level] !== 0) indexes[level] = palette.indexOf.get(levelColor(tile, level)) ?? 0
  }
  for (let at = 0; at < levels.length; at += 1) to[at] = indexes[levels[at] ?? 0] ?? 0
}
