import type { Polygon } from '../font/rasterize.ts'
import { type Box, type Drawing, rectangle } from './drawing.ts'

/** Shares of a cell, in eighths: x0, y0, x1, y1. */
type Eighths = readonly [number, number, number, number]

const shades = new Map([
  [0x2591, 0.25],
  [0x2592, 0.5],
  [0x2593, 0.75],
])

/** Quadrants of U+2596 to U+259F: 1 upper left, 2 upper right, 4 lower left, 8 lower right. */
const quadrants = [4, 8, 1, 13, 9, 7, 11, 2, 6, 14]

/**
 * Draws block elements, U+2580 to U+259F, and sextants, U+1FB00 to U+1FB3B (The Unicode Standard, "Block
 * Elements", "Symbols for Legacy Computing"); null for other characters.
 */
export function drawBlock(codePoint: number, box: Box): Drawing | null {
  const parts = partsOf(codePoint)
  if (parts === null) return null
  return { polygons: parts.map((part) => cut(part, box)), opacity: shades.get(codePoint) ?? 1 }
}

function partsOf(codePoint: number): Eighths[] | null {
  if (codePoint >= 0x2596 && codePoint <= 0x259f)
    return quadrantParts(quadrants[codePoint - 0x2596] ?? 0)
  if (codePoint >= 0x1fb00 && codePoint <= 0x1fb3b) return sextantParts(codePoint - 0x1fb00 + 1)
  const part = barPart(codePoint)
  return part === null ? null : [part]
}

function barPart(codePoint: number): Eighths | null {
  if (codePoint < 0x2580 || codePoint > 0x2595) return null
  if (codePoint === 0x2580) return [0, 0, 8, 4]
  if (codePoint <= 0x2588) return [0, 0x2588 - codePoint, 8, 8]
  if (codePoint <= 0x258f) return [0, 0, 0x2590 - codePoint, 8]
  if (codePoint === 0x2590) return [4, 0, 8, 8]
  if (codePoint === 0x2594) return [0, 0, 8, 1]
  return codePoint === 0x2595 ? [7, 0, 8, 8] : [0, 0, 8, 8]
}

function quadrantParts(bits: number): Eighths[] {
  const parts: readonly Eighths[] = [
    [0, 0, 4, 4],
    [4, 0, 8, 4],
    [0, 4, 4, 8],
    [4, 4, 8, 8],
  ]
  return parts.filter((_, at) => (bits & (1 << at)) !== 0)
}

/** Six parts, two a row; the patterns of the left and the right half are block elements, so they are left out. */
function sextantParts(position: number): Eighths[] {
  const bits = position + (position >= 0b010101 ? 1 : 0) + (position + 1 >= 0b101010 ? 1 : 0)
  const third = 8 / 3
  return [0, 1, 2, 3, 4, 5]
    .filter((at) => (bits & (1 << at)) !== 0)
    .map((at) => {
      const row = at >> 1
      return [(at % 2) * 4, row * third, (at % 2) * 4 + 4, (row + 1) * third] as const
    })
}

/** Cuts fall on whole pixels, the same for both sides of a cut. */
function cut([x0, y0, x1, y1]: Eighths, { width, height }: Box): Polygon {
  const across = (share: number): number => Math.round((width * share) / 8)
  const down = (share: number): number => Math.round((height * share) / 8)
  return rectangle(across(x0), down(y0), across(x1), down(y1))
}
