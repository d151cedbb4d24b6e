import { readCharacterMap } from './character-map.ts'
import { type Outline, readOutline } from './outline.ts'

/** A TrueType font (OpenType 1.9, glyf flavour); lengths are in font units, y upwards. */
export interface TrueTypeFont {
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
}

/**
 * Reads the bytes of a font file, or of the font that begins at an offset of a collection.
 * @throws RangeError when the bytes end early or a table is missing.
 */
export function readTrueType(bytes: Uint8Array, start = 0): TrueTypeFont {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const at = tableOffsets(view, start)
  const glyphOf = readCharacterMap(view, at('cmap'))
  const longOffsets = view.getInt16(at('head') + 50) === 1
  const loca = at('loca')
  const metricCount = view.getUint16(at('hhea') + 34)
  const offsetOf = (glyph: number): number =>
    longOffsets ? view.getUint32(loca + glyph * 4) : view.getUint16(loca + glyph * 2) * 2
  const glyf = { view, start: at('glyf'), offsetOf }
  const outlineOf = (glyph: number): Outline => readOutline(glyf, glyph)
  return {
    ...readMetrics(view, at),
    ...readHeights(view, at('OS/2'), (codePoint) => outlineOf(glyphOf(codePoint))),
    glyphOf,
    advanceOf: (glyph) => view.getUint16(at('hmtx') + Math.min(glyph, metricCount - 1) * 4),
    outlineOf,
  }
}

function readMetrics(view: DataView, at: (tag: string) => number) {
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

function tableOffsets(view: DataView, start: number): (tag: string) => number {
  const offsets = new Map<string, number>()
  const records = start + 12
  for (let record = records; record < records + view.getUint16(start + 4) * 16; record += 16) {
    const tag = String.fromCharCode(...[0, 1, 2, 3].map((byte) => view.getUint8(record + byte)))
    offsets.set(tag, view.getUint32(record + 8))
  }
  return (tag) => {
    const offset = offsets.get(tag)
    if (offset === undefined) throw new RangeError(`the font has no table ${tag}`)
    return offset
  }
}
