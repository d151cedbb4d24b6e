import type { Canvas } from '../canvas.ts'
import type { CellRectangle, Change } from '../changes.ts'
import { offsetsIn, pixelArea } from '../pixel-area.ts'
import type { Scene } from '../scene.ts'
import { levelColor, type Tile } from '../tiles.ts'
import type { PixelArray, PixelForm } from './pixel-form.ts'

/** Paints a film in numbers that stand for colours, one a pixel, row by row. */
export interface CellPixels {
  /** The whole picture after a change. */
  whole(change: Change): PixelArray
  /** The rectangle that a change is in; pixels that stay as they are have the number that says so, or that of their colour. */
  part(change: Change): PixelArray
  /** All pixels of an area, and how many are side by side; without the window's corners. */
  area(after: Change['after'], area: CellRectangle): { pixels: PixelArray; width: number }
}

type Numbers = Pick<PixelForm, 'numberOf' | 'ground' | 'unchanged' | 'create'>

/** Paints the pixels of a film; text that the window's corners cover is not shown. */
export function createCellPixels(
  { canvas, tiles, window }: Pick<Scene, 'canvas' | 'tiles' | 'window'>,
  numbers: Numbers,
): CellPixels {
  const tileOf = createTilePixels(tiles.all, numbers)
  const corners = window?.corners ?? new Uint32Array(0)
  const all: CellRectangle = { column: 0, row: 0, cols: canvas.cols, rows: canvas.rows }
  return {
    whole({ after }) {
      const around = windowPixels(canvas, window?.pixels ?? null, numbers)
      const pixels = around.slice()
      const { left, top } = pixelArea(canvas, all)
      const to = { pixels, width: canvas.width, start: top * canvas.width + left }
      paintCells({ before: [], after }, all, { canvas, tileOf, to })
      for (const at of corners) pixels[at] = around[at] ?? 0
      return pixels
    },
    part({ before, after, area }) {
      const place = pixelArea(canvas, area)
      const pixels = numbers.create(place.width * place.height).fill(numbers.unchanged)
      const to = { pixels, width: place.width, start: 0 }
      const isOver = isSparse({ before, after, area })
      paintCells({ before: isOver ? before : [], after }, area, { canvas, tileOf, to })
      for (const [, offset] of offsetsIn(corners, canvas, place)) pixels[offset] = numbers.unchanged
      return pixels
    },
    area(after, area) {
      const { width, height } = pixelArea(canvas, area)
      const pixels = numbers.create(width * height)
      const to = { pixels, width, start: 0 }
      paintCells({ before: [], after }, area, { canvas, tileOf, to })
      return { pixels, width }
    },
  }
}

/** Without a window all is the ground. */
function windowPixels(
  { width, height }: Canvas,
  colors: Uint32Array | null,
  { numberOf, ground, create }: Numbers,
): PixelArray {
  const pixels = create(width * height).fill(ground)
  if (colors !== null) pixels.set(colors.map((color) => numberOf(color)))
  return pixels
}

/**
 * True when most cells of a change stay as they are. Else holes in their place would cut through the text that deflate finds
 * again: a scrolled log takes a third less without them, a monitor in which little changes twice as much.
 */
export function isSparse({ before, after, area }: Omit<Change, 'delayCs'>): boolean {
  return 2 * countChanged({ before, after }, area) < area.cols * area.rows
}

/** How many cells of an area are other ones. */
function countChanged(
  { before, after }: Pick<Change, 'before' | 'after'>,
  area: CellRectangle,
): number {
  let count = 0
  for (let row = area.row; row < area.row + area.rows; row += 1) {
    const [now, old] = [after[row]?.tiles, before[row]?.tiles]
    if (now === old) continue
    for (let column = area.column; column < area.column + area.cols; column += 1)
      if (now?.[column] !== old?.[column]) count += 1
  }
  return count
}

/** Where cells are painted: the first pixel, and the length of a row. */
interface Target {
  readonly pixels: PixelArray
  readonly width: number
  readonly start: number
}

/** Paints the pixels of an area that differ from those before. */
function paintCells(
  { before, after }: Pick<Change, 'before' | 'after'>,
  area: CellRectangle,
  painting: { readonly canvas: Canvas; readonly tileOf: TileOf; readonly to: Target },
): void {
  const { canvas, tileOf, to } = painting
  const { cellWidth, cellHeight } = canvas.metrics
  for (let row = 0; row < area.rows; row += 1) {
    const now = after[area.row + row]?.tiles
    const old = before[area.row + row]?.tiles
    if (now === undefined || now === old) continue
    for (let column = 0; column < area.cols; column += 1) {
      const number = now[area.column + column] ?? 0
      const oldNumber = old?.[area.column + column] ?? -1
      if (number === oldNumber) continue
      const start = to.start + row * cellHeight * to.width + column * cellWidth
      const oldTile = oldNumber < 0 ? null : tileOf(oldNumber)
      paintTile(tileOf(number), oldTile, { to: { ...to, start }, cellWidth })
    }
  }
}

function paintTile(
  tile: PixelArray,
  old: PixelArray | null,
  { to, cellWidth }: { readonly to: Target; readonly cellWidth: number },
): void {
  let at = 0
  for (let start = to.start; at < tile.length; start += to.width) {
    for (let x = 0; x < cellWidth; x += 1) {
      const pixel = tile[at] ?? 0
      if (old === null || pixel !== old[at]) to.pixels[start + x] = pixel
      at += 1
    }
  }
}

/** The pixels of a tile. */
type TileOf = (number: number) => PixelArray

/** Pixels of tiles that are kept; beyond, all are forgotten. */
const mostPixels = 16_000_000

/** Colours of tiles as numbers, made when they are first asked for. */
function createTilePixels(tiles: readonly Tile[], { numberOf, create }: Numbers): TileOf {
  const known = new Map<number, PixelArray>()
  let kept = 0
  return (number) => {
    const made = known.get(number)
    if (made !== undefined) return made
    const tile = tiles[number]
    if (tile === undefined) throw new RangeError('a grid names a tile that does not exist')
    const { levels, histogram } = tile.ink
    const colors = histogram.map((count, level) =>
      count === 0 ? 0 : numberOf(levelColor(tile, level)),
    )
    const pixels = create(levels.length)
    for (const [at, level] of levels.entries()) pixels[at] = colors[level] ?? 0
    kept += pixels.length
    if (kept > mostPixels) {
      known.clear()
      kept = pixels.length
    }
    known.set(number, pixels)
    return pixels
  }
}
