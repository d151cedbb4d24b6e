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
 * Reads the bytes of a font file.
 * @throws RangeError when the bytes end early; the fonts are part of the program, so that is no user's fault.
 */
export function readTrueType(bytes: Uint8Array): TrueTypeFont {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const at = tableOffsets(view)
  const glyphOf = readCharacterMap(view, at('cmap'))
  const longOffsets = view.getInt16(at('head') + 50) === 1
  const loca = at('loca')
  const metricCount = view.getUint16(at('hhea') + 34)
  const offsetOf = (glyph: number): number =>
    longOffsets ? view.getUint32(loca + glyph * 4) : view.getUint16(loca + glyph * 2) * 2
  const glyf = { view, start: at('glyf'), offsetOf }
  return {
    ...readMetrics(view, at),
    glyphOf,
    advanceOf: (glyph) => view.getUint16(at('hmtx') + Math.min(glyph, metricCount - 1) * 4),
    outlineOf: (glyph) => readOutline(glyf, glyph),
  }
}

function readMetrics(view: DataView, at: (tag: string) => number) {
  const [hhea, os2, post] = [at('hhea'), at('OS/2'), at('post')]
  return {
    unitsPerEm: view.getUint16(at('head') + 18),
    xHeight: view.getInt16(os2 + 86),
    capHeight: view.getInt16(os2 + 88),
    ascent: view.getInt16(hhea + 4),
    descent: view.getInt16(hhea + 6),
    underlineTop: view.getInt16(post + 8),
    strikeTop: view.getInt16(os2 + 28),
  }
}

function tableOffsets(view: DataView): (tag: string) => number {
  const offsets = new Map<string, number>()
  for (let record = 12; record < 12 + view.getUint16(4) * 16; record += 16) {
    const tag = String.fromCharCode(...[0, 1, 2, 3].map((byte) => view.getUint8(record + byte)))
    offsets.set(tag, view.getUint32(record + 8))
  }
  return (tag) => {
    const offset = offsets.get(tag)
    if (offset === undefined) throw new RangeError(`the font has no table ${tag}`)
    return offset
  }
}
