import type { Cell } from '../screen/cell.ts'
import type { CellMetrics } from '../screen/glyph/cell-metrics.ts'
import { drawEmoji, type Paint } from '../screen/glyph/draw-emoji.ts'
import { ligatureGlyphs } from '../screen/glyph/ligature-cell.ts'
import { fullInk, type GlyphRequest, type Glyphs, openGlyphs } from '../screen/glyph/open-glyphs.ts'
import type { Cursor } from '../screen/screen.ts'
import { blend, type Colors, inkOf, type Rgb } from './colors.ts'

/** Shares of the accent in the levels above `fullInk`; the cursor has all of it. */
const accentShares = [1, 0.75, 0.5, 0.25]

/** Levels of ink in a tile: 0 to `fullInk` of the text, then those of the accent. */
const inkLevels = fullInk + 1 + accentShares.length
const cursorLevel = fullInk + 1

/** One cell's picture: levels of ink, and the colour of each level. Tiles that look alike are one tile. */
export interface Tile {
  /** `cellWidth` by `cellHeight` levels, row by row. */
  readonly ink: Ink
  readonly foreground: Rgb
  readonly background: Rgb
  /** Colour of a thin cursor, or else of an underline with a colour of its own. */
  readonly accent: Rgb
}

/** Levels, how many pixels have each, and a number that tells different ones apart. */
export interface Ink {
  readonly id: number
  readonly levels: Uint8Array
  readonly histogram: readonly number[]
  /** No pixel has the colour of the text. */
  readonly isBlank: boolean
  /** Some pixel has the accent. */
  readonly isAccented: boolean
  /** What the levels of an emoji stand for, which has colours of its own, the one behind the last being the cursor's; else null. */
  readonly paints: readonly Paint[] | null
}

/** The tiles of a picture, by number. */
export interface Tiles {
  readonly all: readonly Tile[]
  /** The tile of a cell under a cursor; `half` 1 is the right half of a wide cell. */
  numberOf(cell: Cell, half: 0 | 1, cursor: Cursor['shape']): number
}

/** An empty collection; it grows with the number of different cells. */
export function createTiles(metrics: CellMetrics, colors: Colors): Tiles {
  const all: Tile[] = []
  const byLook = new Map<string, number>()
  const inks = createInks(metrics)
  const byCell = { hidden: newMaps(), block: newMaps(), underline: newMaps(), bar: newMaps() }
  return {
    all,
    numberOf(cell, half, cursor) {
      const numbers = byCell[cursor][half]
      const known = numbers.get(cell)
      if (known !== undefined) return known
      const tile = tileOf(cell, inks(cell, half, cursor), { colors, cursor })
      const look = `${tile.ink.id},${tile.foreground},${tile.background},${tile.accent}`
      const number = byLook.get(look) ?? all.push(tile) - 1
      byLook.set(look, number)
      numbers.set(cell, number)
      return number
    },
  }
}

/** The colour of a level of ink in a tile. */
export function levelColor(tile: Tile, level: number): Rgb {
  const { paints } = tile.ink
  if (paints !== null) {
    const { color, share } = paints[level] ?? { color: tile.accent, share: 1 }
    return blend(tile.background, color, share)
  }
  const share = accentShares[level - cursorLevel]
  return share === undefined
    ? blend(tile.background, tile.foreground, level / fullInk)
    : blend(tile.background, tile.accent, share)
}

function newMaps(): [Map<Cell, number>, Map<Cell, number>] {
  return [new Map(), new Map()]
}

/** Colours that no pixel has are made equal, so that they do not tell tiles apart. */
function tileOf(
  { style }: Cell,
  ink: Ink,
  { colors, cursor }: { readonly colors: Colors; readonly cursor: Cursor['shape'] },
): Tile {
  const { foreground, background, underline } =
    cursor === 'block'
      ? { foreground: colors.cursorText, background: colors.cursor, underline: colors.cursorText }
      : inkOf(style, colors)
  if (ink.paints !== null) {
    const isThin = cursor === 'underline' || cursor === 'bar'
    return { ink, background, foreground: background, accent: isThin ? colors.cursor : 0 }
  }
  const accent = cursor === 'underline' || cursor === 'bar' ? colors.cursor : underline
  return {
    ink,
    background,
    foreground: ink.isBlank ? background : foreground,
    accent: ink.isAccented ? accent : 0,
  }
}

/** Inks by what they depend on; a wide cell is drawn whole, then cut in two. Equal levels are one ink. */
function createInks(
  metrics: CellMetrics,
): (cell: Cell, half: 0 | 1, cursor: Cursor['shape']) => Ink {
  const glyphs = openGlyphs(metrics)
  const byLevels = new Map<string, Ink>()
  const known = new Map<string, Ink>()
  return (cell, half, cursor) => {
    const thin = cursor === 'underline' || cursor === 'bar' ? cursor : null
    const request = requestOf(cell)
    const isColored = thin === null && cell.style.underlineColor.kind !== 'default'
    const { bold, italic, strike, overline, underline, cols, text } = request
    const outlines = keyOf(request)
    const key = `${bold},${italic},${strike},${overline},${isColored},${underline},${thin},${half},${cols},${outlines},${text}`
    const seen = known.get(key)
    if (seen !== undefined) return seen
    const emoji = drawEmoji(request.text, sizeOf(request, metrics), metrics.font)
    const paints = emoji?.paints ?? null
    const draw = isColored ? drawColored : drawPlain
    const levels = cut(emoji?.indexes ?? draw(glyphs, request), { cols, half }, metrics)
    const cursorInk = paints?.length ?? cursorLevel
    if (thin !== null) drawCursor(levels, { shape: thin, half, level: cursorInk }, metrics)
    const content = Buffer.from(levels).toString('latin1') + JSON.stringify(paints)
    const count = paints === null ? inkLevels : paints.length + 1
    const ink = byLevels.get(content) ?? {
      id: byLevels.size,
      levels,
      paints,
      ...measuresOf(levels, count),
    }
    byLevels.set(content, ink)
    known.set(key, ink)
    return ink
  }
}

function keyOf({ glyphs }: GlyphRequest): string {
  return glyphs?.map(({ glyph, columns }) => `${glyph} ${columns}`).join(' ') ?? 'text'
}

function sizeOf({ cols }: GlyphRequest, { cellWidth, cellHeight }: CellMetrics) {
  return { width: cols * cellWidth, height: cellHeight }
}

function drawPlain(glyphs: Glyphs, request: GlyphRequest): Uint8Array {
  return glyphs.draw(request)
}

/** The text in its own ink, and its underline in the accent, in front of it. */
function drawColored(glyphs: Glyphs, request: GlyphRequest): Uint8Array {
  const levels = glyphs.draw({ ...request, underline: 'none' })
  for (const [at, level] of glyphs.drawUnderline(request).entries()) {
    const step = Math.round((1 - level / fullInk) * accentShares.length)
    if (level > 0 && step < accentShares.length) levels[at] = cursorLevel + step
  }
  return levels
}

/** Hidden text leaves nothing, not even its underline. */
function requestOf(cell: Cell): GlyphRequest {
  const { text, width, style } = cell
  const { bold, italic, hidden } = style
  return {
    text: hidden ? '' : text,
    cols: Math.max(1, width),
    bold,
    italic,
    underline: hidden ? 'none' : style.underline,
    strike: style.strike && !hidden,
    overline: style.overline && !hidden,
    glyphs: ligatureGlyphs(cell),
  }
}

function cut(
  whole: Uint8Array,
  { cols, half }: { readonly cols: number; readonly half: number },
  { cellWidth, cellHeight }: CellMetrics,
): Uint8Array {
  if (cols === 1) return whole.slice()
  const part = new Uint8Array(cellWidth * cellHeight)
  for (let y = 0; y < cellHeight; y += 1) {
    const from = (y * cols + half) * cellWidth
    part.set(whole.subarray(from, from + cellWidth), y * cellWidth)
  }
  return part
}

function drawCursor(
  levels: Uint8Array,
  {
    shape,
    half,
    level,
  }: { readonly shape: 'underline' | 'bar'; readonly half: number; readonly level: number },
  { cellWidth, cellHeight, fontSize }: CellMetrics,
): void {
  const thick = Math.max(2, Math.round(fontSize / 8))
  for (let y = 0; y < cellHeight; y += 1) {
    const isInk = shape === 'bar' ? half === 0 : y >= cellHeight - thick
    const to = shape === 'bar' ? thick : cellWidth
    if (isInk) levels.fill(level, y * cellWidth, y * cellWidth + Math.min(to, cellWidth))
  }
}

function measuresOf(
  levels: Uint8Array,
  count: number,
): Pick<Ink, 'histogram' | 'isBlank' | 'isAccented'> {
  const histogram = Array.from({ length: count }, () => 0)
  for (let at = 0; at < levels.length; at += 1) {
    const level = levels[at] ?? 0
    histogram[level] = (histogram[level] ?? 0) + 1
  }
  return {
    histogram,
    isBlank: histogram.slice(1, fullInk + 1).every((pixels) => pixels === 0),
    isAccented: histogram.slice(fullInk + 1).some((pixels) => pixels > 0),
  }
}
