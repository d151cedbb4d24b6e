/** A closed polygon in pixels, y downwards: x0, y0, x1, y1, … */
export type Polygon = readonly number[]

/** Size in pixels. */
export interface PixelSize {
  readonly width: number
  readonly height: number
}

/**
 * How much of each pixel polygons cover, 0 to 1, row by row. The area is exact, not sampled: each edge adds its
 * signed area to the pixels that it crosses, and a running sum along the row fills the inside. Polygons may reach
 * beyond the picture. Where several overlap, they must turn the same way.
 */
export function rasterize(
  polygons: readonly Polygon[],
  { width, height }: PixelSize,
): Float32Array {
  const target = { sums: new Float32Array((width + 2) * height), width, height }
  for (const polygon of polygons) addPolygon(target, polygon)
  return integrate(target)
}

interface Target extends PixelSize {
  /** Two cells more a row than pixels, for what lies right of the picture. */
  readonly sums: Float32Array
}

function addPolygon(target: Target, polygon: Polygon): void {
  let x0 = polygon.at(-2) ?? 0
  let y0 = polygon.at(-1) ?? 0
  for (let at = 0; at + 1 < polygon.length; at += 2) {
    const x1 = polygon[at] ?? 0
    const y1 = polygon[at + 1] ?? 0
    if (y0 < y1) addEdge(target, { x0, y0, x1, y1 }, 1)
    else if (y0 > y1) addEdge(target, { x0: x1, y0: y1, x1: x0, y1: y0 }, -1)
    x0 = x1
    y0 = y1
  }
}

interface Edge {
  readonly x0: number
  readonly y0: number
  readonly x1: number
  readonly y1: number
}

/** Adds a downward edge, one row of pixels at a time. */
function addEdge(
  { sums, width, height }: Target,
  { x0, y0, x1, y1 }: Edge,
  direction: number,
): void {
  const slope = (x1 - x0) / (y1 - y0)
  const last = Math.min(height, Math.ceil(y1))
  for (let row = Math.max(0, Math.floor(y0)); row < last; row += 1) {
    const top = Math.max(row, y0)
    const bottom = Math.min(row + 1, y1)
    const from = clamp(x0 + (top - y0) * slope, width)
    const to = clamp(x0 + (bottom - y0) * slope, width)
    addSpan(sums, row * (width + 2), { from, to, area: (bottom - top) * direction })
  }
}

/** Adds an edge within one row: the part of each pixel right of it, and what is left over to the next pixel. */
function addSpan(
  sums: Float32Array,
  start: number,
  span: { readonly from: number; readonly to: number; readonly area: number },
): void {
  const left = Math.min(span.from, span.to)
  const right = Math.max(span.from, span.to)
  let before = 0
  for (let pixel = Math.floor(left); pixel <= right; pixel += 1) {
    const covered = span.area * shareRightOf(left, right, pixel)
    sums[start + pixel] = (sums[start + pixel] ?? 0) + covered - before
    before = covered
    if (pixel + 1 > right) add(sums, start + pixel + 1, span.area - covered)
  }
}

function add(sums: Float32Array, at: number, value: number): void {
  sums[at] = (sums[at] ?? 0) + value
}

/** Mean over the edge's height of the part of a pixel that lies right of an edge from `left` to `right`. */
function shareRightOf(left: number, right: number, pixel: number): number {
  if (right - left < 1e-9) return Math.min(1, Math.max(0, pixel + 1 - left))
  return (integral(left, right, pixel + 1) - integral(left, right, pixel)) / (right - left)
}

/** Of that part, from the left up to `x`. */
function integral(left: number, right: number, x: number): number {
  const inside = Math.min(right, Math.max(left, x)) - left
  return (inside * inside) / 2 + Math.max(0, x - right) * (right - left)
}

function integrate({ sums, width, height }: Target): Float32Array {
  const coverage = new Float32Array(width * height)
  for (let row = 0; row < height; row += 1) {
    let sum = 0
    for (let x = 0; x < width; x += 1) {
      sum += sums[row * (width + 2) + x] ?? 0
      coverage[row * width + x] = Math.min(1, Math.abs(sum))
    }
  }
  return coverage
}

function clamp(x: number, width: number): number {
  return Math.min(width, Math.max(0, x))
}
