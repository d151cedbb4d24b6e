import type { Cell } from '../cell.ts'
import type { OpenTypeFont } from '../font/open-type.ts'
import type { Substitutions } from '../font/substitution/read-substitutions.ts'
import type { Face, TextFont } from '../font/text-font.ts'
import type { LigatureCell, ShiftedGlyph } from './ligature-cell.ts'
import { slant } from './slant.ts'

/** Neighbouring cells that look alike, all of one column, with characters that some ligature may hold. */
interface Stretch {
  readonly column: number
  readonly cells: readonly Cell[]
  readonly glyphs: readonly number[]
}

/** Gives a line of cells with its ligatures. */
export type Join = (line: readonly Cell[]) => readonly Cell[]

/** What a stretch of cells shows, cell by cell; null is the cell's own character. */
type Joined = readonly (readonly ShiftedGlyph[] | null)[]

/** Farther from its cell no ligature is drawn. */
const mostColumns = 16

/**
 * Returns a function that puts the ligatures of a font into lines of cells (OpenType 1.9, "GSUB"); the same line is the
 * same object each time, and so are equal cells. A font whose rules are damaged has none; null is for no ligatures.
 */
export function createLigatures(font: TextFont | null): Join {
  if (font === null) return (line) => line
  const joinStretch = createJoiner()
  const lines = new WeakMap<readonly Cell[], readonly Cell[]>()
  const cells = new Map<Cell, Map<string, LigatureCell>>()
  const cellWith = (cell: Cell, glyphs: readonly ShiftedGlyph[]): LigatureCell => {
    const key = JSON.stringify(glyphs)
    const known = cells.get(cell) ?? new Map<string, LigatureCell>()
    cells.set(cell, known)
    const joined = known.get(key) ?? { ...cell, glyphs }
    known.set(key, joined)
    return joined
  }
  const join = (line: readonly Cell[]): readonly Cell[] => {
    const joined = [...line]
    for (const { column, cells: own, glyphs } of stretches(line, font)) {
      const face = own[0]?.style ?? plain
      const loaded = font.load(face)
      const lean = face.italic && !loaded.isItalic ? slant : 0
      for (const [at, shown] of joinStretch(loaded.font, glyphs, lean).entries()) {
        const cell = own[at]
        if (shown !== null && cell !== undefined) joined[column + at] = cellWith(cell, shown)
      }
    }
    return joined
  }
  return (line) => {
    const known = lines.get(line) ?? join(line)
    lines.set(line, known)
    return known
  }
}

const plain: Face = { bold: false, italic: false }

/** Only from two characters on is there something to join. */
function* stretches(line: readonly Cell[], font: TextFont): Generator<Stretch, void, undefined> {
  let cells: Cell[] = []
  let glyphs: number[] = []
  for (let column = 0; column <= line.length; column += 1) {
    const cell = line[column]
    const glyph = cell === undefined ? 0 : glyphOf(cell, font)
    if (glyph === 0 || cell?.style !== cells[0]?.style) {
      if (cells.length > 1) yield { column: column - cells.length, cells, glyphs }
      cells = []
      glyphs = []
    }
    if (glyph === 0 || cell === undefined) continue
    cells.push(cell)
    glyphs.push(glyph)
  }
}

/** The glyph of a cell's character where some ligature may hold it, else 0. */
function glyphOf({ text, width, style }: Cell, font: TextFont): number {
  const codePoint = text.codePointAt(0)
  if (codePoint === undefined || width !== 1 || style.hidden) return 0
  if (text.length > (codePoint > 0xffff ? 2 : 1)) return 0
  const face = font.load(style).font
  const glyph = face.glyphOf(codePoint)
  return glyph !== 0 && face.substitutions()?.looksAt(glyph) ? glyph : 0
}

/** Joins the same glyphs of the same font once. */
function createJoiner(): typeof joinGlyphs {
  const known = new Map<OpenTypeFont, Map<string, Joined>>()
  return (font, glyphs, lean) => {
    const ofFont = known.get(font) ?? new Map<string, Joined>()
    known.set(font, ofFont)
    const key = [lean, ...glyphs].join()
    const joined = ofFont.get(key) ?? joinGlyphs(font, glyphs, lean)
    ofFont.set(key, joined)
    return joined
  }
}

/** A glyph that is not the character's own is drawn in all cells that it reaches. */
function joinGlyphs(font: OpenTypeFont, glyphs: readonly number[], lean: number): Joined {
  const shown = glyphs.map((): ShiftedGlyph[] => [])
  const isChanged = glyphs.map(() => true)
  for (const { glyph, index } of substituted(font.substitutions(), glyphs)) {
    isChanged[index] = glyph !== glyphs[index]
    const [first, last] = isChanged[index] ? reachOf(font, glyph, lean) : [0, 0]
    for (let columns = first; columns <= last; columns += 1)
      shown[index + columns]?.push({ glyph, columns: -columns || 0 })
  }
  return shown.map((parts, at) => (isChanged[at] || parts.length > 1 ? parts : null))
}

function substituted(substitutions: Substitutions | null, glyphs: readonly number[]) {
  const unchanged = glyphs.map((glyph, index) => ({ glyph, index }))
  try {
    return substitutions?.apply(glyphs) ?? unchanged
  } catch (error) {
    if (error instanceof RangeError) return unchanged
    throw error
  }
}

/** The first and last column that a glyph leaves ink in, counted from its own; what hardly leaves a cell stays in it. */
function reachOf(font: OpenTypeFont, glyph: number, lean: number): readonly [number, number] {
  const xs = font.outlineOf(glyph).flatMap((contour) => contour.map(({ x, y }) => x + y * lean))
  if (xs.length === 0) return [0, -1]
  const advance = font.advanceOf(font.glyphOf(0x78)) || font.unitsPerEm
  const least = xs.reduce((one, other) => Math.min(one, other)) / advance
  const most = xs.reduce((one, other) => Math.max(one, other)) / advance
  return [
    Math.max(-mostColumns, Math.floor(least + 0.02)),
    Math.min(mostColumns, Math.ceil(most - 0.02) - 1),
  ]
}
