import { readCharacterMap } from './character-map.ts'
import { type FontTables, readFontTables } from './font-tables.ts'
import { outlineFormats } from './outline-formats.ts'
import type { Outline } from './outline.ts'
import { readSubstitutions, type Substitutions } from './substitution/read-substitutions.ts'

/** A font (OpenType 1.9); lengths are in font units, y upwards. */
export interface OpenTypeFont {
  readonly unitsPerEm: number
  /** Height of `x`, and of `H`. */
  readonly xHeight: number
  readonly capHeight: number
  readonly ascent: number
  /** Below the baseline, so negative. */
  readonly descent: number
  /** Upper edges of the lines under and through text. */
  readonly underlineTop: number
  readonly strikeTop: number
  /** The glyph of a code point; 0 when the font has none. */
  glyphOf(codePoint: number): number
  advanceOf(glyph: number): number
  outlineOf(glyph: number): Outline
  /** What the font makes of neighbouring glyphs; null where it has no rules for that. */
  readonly substitutions: () => Substitutions | null
}

/**
 * Reads the bytes of a font file, or of the font that begins at an offset of a collection.
 * @throws RangeError when the bytes end early or a table is missing.
 */
export function readOpenType(bytes: Uint8Array, start = 0): OpenTypeFont {
  const tables = readFontTables(bytes, start)
  const { view, at } = tables
  const glyphOf = readCharacterMap(view, at('cmap'))
  const metricCount = view.getUint16(at('hhea') + 34)
  const format = outlineFormats.find(({ tag }) => tables.has(tag))
  if (format === undefined) throw new RangeError('the font has no outlines')
  const outlineOf = format.open(tables)
  let substitutions: Substitutions | null = null
  return {
    ...readMetrics(tables),
    ...readHeights(view, at('OS/2'), (codePoint) => outlineOf(glyphOf(codePoint))),
    glyphOf,
    advanceOf: (glyph) => view.getUint16(at('hmtx') + Math.min(glyph, metricCount - 1) * 4),
    outlineOf,
    substitutions: () => (substitutions ??= openSubstitutions(tables)),
  }
}

function openSubstitutions({ view, has, at }: FontTables): Substitutions | null {
  if (!has('GSUB')) return null
  return readSubstitutions(new DataView(view.buffer, view.byteOffset + at('GSUB')))
}

function readMetrics({ view, at }: FontTables) {
  const [hhea, os2, post] = [at('hhea'), at('OS/2'), at('post')]
  return {
    unitsPerEm: view.getUint16(at('head') + 18),
    ascent: view.getInt16(hhea + 4),
    descent: view.getInt16(hhea + 6),
    underlineTop: view.getInt16(post + 8),
    strikeTop: view.getInt16(os2 + 28),
  }
}

/** Heights of small and capital letters; a table before version 2 does not have them (OpenType 1.9, "OS/2"). */
function readHeights(view: DataView, os2: number, outlineOf: (codePoint: number) => Outline) {
  const heightOf = (codePoint: number): number =>
    outlineOf(codePoint)
      .flat()
      .reduce((most, { y }) => Math.max(most, y), 1)
  const isThere = view.getUint16(os2) >= 2
  return {
    xHeight: (isThere && view.getInt16(os2 + 86)) || heightOf(0x78),
    capHeight: (isThere && view.getInt16(os2 + 88)) || heightOf(0x48),
  }
}
