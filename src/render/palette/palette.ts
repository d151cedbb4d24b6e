import type { Rgb } from '../colors.ts'
import { levelColor, type Tile } from '../tiles.ts'
import { reduceColors } from './reduce-colors.ts'

/** The colours of an indexed picture. */
export interface Palette {
  readonly colors: readonly Rgb[]
  /** Which of them stands for a colour that tiles use. */
  readonly indexOf: ReadonlyMap<Rgb, number>
  /** Every colour is as it was. */
  readonly isExact: boolean
}

/**
 * The palette for tiles and how often each is painted: exact while `limit` colours do, else the nearest that a
 * weighted median cut finds. `pinned` colours are always exact; the first one has index 0.
 */
export function createPalette(
  tiles: readonly Tile[],
  painted: ArrayLike<number>,
  {
    limit,
    pinned,
    around,
  }: {
    readonly limit: number
    readonly pinned: readonly Rgb[]
    /** Pixels of each colour outside of the tiles. */
    readonly around: ReadonlyMap<Rgb, number>
  },
): Palette {
  const weights = colorWeights(tiles, painted)
  for (const [color, pixels] of around) weights.set(color, (weights.get(color) ?? 0) + pixels)
  const first = [...new Set(pinned)]
  const others = [...weights.keys()].filter((color) => !first.includes(color))
  if (first.length + others.length <= limit) return exact([...first, ...others])
  const reduced = reduceColors(
    // Large grounds must not take all colours from text: hence the root.
    others.map((color) => ({ color, weight: Math.sqrt(weights.get(color) ?? 0) })),
    limit - first.length,
  )
  const indexOf = new Map(first.map((color, index) => [color, index]))
  for (const [color, index] of reduced.indexOf) indexOf.set(color, first.length + index)
  return { colors: [...first, ...reduced.colors], indexOf, isExact: false }
}

/** How many pixels have each colour, over all paintings. */
function colorWeights(tiles: readonly Tile[], painted: ArrayLike<number>): Map<Rgb, number> {
  const weights = new Map<Rgb, number>()
  for (let number = 0; number < tiles.length; number += 1) {
    const tile = tiles[number]
    const times = painted[number] ?? 0
    if (tile === undefined || times === 0) continue
    const { histogram } = tile.ink
    for (let level = 0; level < histogram.length; level += 1) {
      const pixels = histogram[level] ?? 0
      if (pixels === 0) continue
      const color = levelColor(tile, level)
      weights.set(color, (weights.get(color) ?? 0) + pixels * times)
    }
  }
  return weights
}

function exact(colors: readonly Rgb[]): Palette {
  return {
    colors,
    indexOf: new Map(colors.map((color, index) => [color, index])),
    isExact: true,
  }
}
