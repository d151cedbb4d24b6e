import type { Polygon } from '../font/rasterize.ts'
import { boxArms } from './box-arms.ts'
import { drawArms } from './draw-arms.ts'
import { arc, type Box, type Drawing, rectangle, reversed } from './drawing.ts'

/** Dashed lines by code point: number of dashes, vertical or not, heavy or not. */
const dashes = new Map([...dashRange(0x2504, 3), ...dashRange(0x2508, 4), ...dashRange(0x254c, 2)])

/** Rounded corners by code point: the edges that they join, as signs of x and y. */
const corners = new Map<number, readonly [1 | -1, 1 | -1]>([
  [0x256d, [1, 1]],
  [0x256e, [-1, 1]],
  [0x256f, [-1, -1]],
  [0x2570, [1, -1]],
])

/** Draws U+2500 to U+257F (The Unicode Standard, "Box Drawing"); null for other characters. */
export function drawBox(codePoint: number, box: Box): Drawing | null {
  if (codePoint < 0x2500 || codePoint > 0x257f) return null
  return { polygons: polygonsOf(codePoint, box), opacity: 1 }
}

function polygonsOf(codePoint: number, box: Box): Polygon[] {
  const arms = boxArms(codePoint)
  if (arms !== null) return drawArms(arms, box)
  const dash = dashes.get(codePoint)
  if (dash !== undefined) return drawDashes(dash, box)
  const corner = corners.get(codePoint)
  return corner === undefined ? drawDiagonals(codePoint, box) : [drawCorner(corner, box)]
}

interface Dash {
  readonly count: number
  readonly heavy: boolean
  readonly vertical: boolean
}

function dashRange(first: number, count: number): [number, Dash][] {
  return [0, 1, 2, 3].map((at) => [first + at, { count, heavy: at % 2 === 1, vertical: at >= 2 }])
}

function drawDashes({ count, heavy, vertical }: Dash, { width, height, line }: Box): Polygon[] {
  const thick = heavy ? line + 2 : line
  const [length, depth] = vertical ? [height, width] : [width, height]
  const low = Math.floor((depth - thick) / 2)
  const gap = Math.max(1, Math.round(length / count / 3))
  return Array.from({ length: count }, (_, dash) => {
    // Half a gap at each end, so that gaps are equal across cells.
    const from = Math.round((length * dash) / count + gap / 2)
    const to = Math.round((length * (dash + 1)) / count - gap / 2)
    return vertical ? rectangle(low, from, low + thick, to) : rectangle(from, low, to, low + thick)
  })
}

/** A quarter of a ring between straight pieces: one polygon, out along the outer side and back along the inner. */
function drawCorner(
  [right, down]: readonly [1 | -1, 1 | -1],
  { width, height, line }: Box,
): Polygon {
  const x = Math.floor((width - line) / 2) + line / 2
  const y = Math.floor((height - line) / 2) + line / 2
  // One pixel of straight line at each edge, where the neighbour goes on.
  const radius = Math.max(0, Math.min(width, height) / 2 - 1)
  const edge = [right > 0 ? width : 0, down > 0 ? height : 0] as const
  const side = (offset: number): number[] => {
    const reach = radius - offset
    const center = [x + right * radius, y + down * radius] as const
    const quarter = arc([0, 0], [reach, reach], [Math.PI, 1.5 * Math.PI])
    const turned = quarter.map((value, at) =>
      at % 2 === 0 ? center[0] + right * value : center[1] + down * value,
    )
    return [x + right * offset, edge[1], ...turned, edge[0], y + down * offset]
  }
  return [...side(-line / 2), ...reversed(side(line / 2))]
}

/** From corner to corner, cut off at the edges of the cell: an SVG would show what reaches beyond. */
function drawDiagonals(codePoint: number, { width, height, line }: Box): Polygon[] {
  const half = (line * Math.hypot(width, height)) / 2
  // Half of the stroke, along the edges.
  const [x, y] = [half / height, half / width]
  const rising = [0, height - y, width - x, 0, width, 0, width, y, x, height, 0, height]
  const falling = [0, 0, x, 0, width, height - y, width, height, width - x, height, 0, y]
  if (codePoint === 0x2571) return [rising]
  return codePoint === 0x2572 ? [falling] : [rising, falling]
}
