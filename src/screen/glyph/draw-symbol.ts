import type { Polygon } from '../font/rasterize.ts'
import { arc, type Box, type Drawing, stroke } from './drawing.ts'

/** Columns and rows of the eight dots of a braille pattern, by bit (The Unicode Standard, "Braille Patterns"). */
const dots = [
  [0, 0],
  [0, 1],
  [0, 2],
  [1, 0],
  [1, 1],
  [1, 2],
  [0, 3],
  [1, 3],
] as const

/** Draws braille patterns and the Powerline separators U+E0B0 to U+E0BF; null for other characters. */
export function drawSymbol(codePoint: number, box: Box): Drawing | null {
  const polygons = polygonsOf(codePoint, box)
  return polygons === null ? null : { polygons, opacity: 1 }
}

function polygonsOf(codePoint: number, box: Box): Polygon[] | null {
  if (codePoint >= 0x2800 && codePoint <= 0x28ff) return drawBraille(codePoint - 0x2800, box)
  if (codePoint < 0xe0b0 || codePoint > 0xe0bf) return null
  if (codePoint >= 0xe0b8) return drawSlope(codePoint - 0xe0b8, box)
  return codePoint < 0xe0b4
    ? drawArrow(codePoint - 0xe0b0, box)
    : drawRound(codePoint - 0xe0b4, box)
}

function drawBraille(bits: number, { width, height }: Box): Polygon[] {
  const radius = Math.min(width / 4, height / 8) * 0.68
  return dots
    .filter((_, bit) => (bits & (1 << bit)) !== 0)
    .map(([column, row]) => {
      const center = [(width * (2 * column + 1)) / 4, (height * (2 * row + 1)) / 8] as const
      return arc(center, [radius, radius], [0, 2 * Math.PI])
    })
}

/** Bit 1: points left. Bit 0: only the outline. */
function drawArrow(kind: number, { width, height, line }: Box): Polygon[] {
  const [base, tip] = (kind & 2) === 0 ? [0, width] : [width, 0]
  if ((kind & 1) === 0) return [[base, 0, tip, height / 2, base, height]]
  // Turned alike, both strokes are drawn from left to right.
  const left = Math.min(base, tip)
  const [from, to] = left === base ? [0, height / 2] : [height / 2, 0]
  const [low, high] = left === base ? [height, height / 2] : [height / 2, height]
  return [stroke([0, from], [width, to], line), stroke([0, low], [width, high], line)]
}

function drawRound(kind: number, { width, height, line }: Box): Polygon[] {
  const left = (kind & 2) !== 0
  const center = [left ? width : 0, height / 2] as const
  const angles = left
    ? ([0.5 * Math.PI, 1.5 * Math.PI] as const)
    : ([-0.5 * Math.PI, 0.5 * Math.PI] as const)
  const outer = arc(center, [width, height / 2], angles)
  if ((kind & 1) === 0) return [outer]
  const inner = arc(center, [width - line, height / 2 - line], [angles[1], angles[0]])
  return [[...outer, ...inner]]
}

/** Half of a cell below or above a diagonal; bit 0: only the diagonal. */
function drawSlope(kind: number, { width, height, line }: Box): Polygon[] {
  const falling = kind >> 1 === 0 || kind >> 1 === 3
  const [from, to] = falling ? [0, height] : [height, 0]
  if ((kind & 1) !== 0) return [stroke([0, from], [width, to], line)]
  const cornerX = (kind & 2) === 0 ? 0 : width
  const cornerY = kind < 4 ? height : 0
  return [[0, from, width, to, cornerX, cornerY]]
}
