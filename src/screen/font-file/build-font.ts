import { greatest, least } from '../../document/extremes.ts'
import type { Outline } from '../font/outline.ts'
import { createByteWriter } from './byte-writer.ts'
import { transformOutlines } from './transform-outlines.ts'
import { writeCharacterMap } from './write-character-map.ts'
import { writeLigatures } from './write-ligatures.ts'
import { type FontTable, writeWoff2 } from './write-woff2.ts'

/** A character of a font that is to be built; lengths in font units, 1000 to the em, y upwards. */
export interface FontCharacter {
  readonly codePoint: number
  readonly advance: number
  readonly outline: Outline
}

/** Characters of a font that are drawn as one where they stand one after another; lengths as in `FontCharacter`. */
export interface FontLigature {
  readonly codePoints: readonly number[]
  readonly advance: number
  readonly outline: Outline
}

/** What a font is like besides its characters. */
export interface FontFace {
  readonly bold: boolean
  readonly italic: boolean
  readonly ascent: number
  /** Below the baseline, so negative. */
  readonly descent: number
  /** What stands for characters that the font lacks. */
  readonly missing: Outline
}

/** Font units in an em. */
export const unitsPerEm = 1000

/** Numbers of the tables' tags (WOFF 2.0, 4.1). */
const tags = {
  cmap: 0,
  head: 1,
  hhea: 2,
  hmtx: 3,
  maxp: 4,
  name: 5,
  os2: 6,
  post: 7,
  glyf: 10,
  loca: 11,
  gsub: 28,
} as const

/**
 * Builds a font file (WOFF2, TrueType outlines) of some characters, which are ordered by code point, and of ligatures of
 * them.
 */
export function buildFont(
  characters: readonly FontCharacter[],
  ligatures: readonly FontLigature[],
  face: FontFace,
): Uint8Array {
  // Glyph 0 stands for what the font lacks.
  const outlines: Outline[] = [
    rounded(face.missing),
    ...[...characters, ...ligatures].map(({ outline }) => rounded(outline)),
  ]
  const advances = [
    unitsPerEm / 2,
    ...[...characters, ...ligatures].map(({ advance }) => Math.round(advance)),
  ]
  const glyf = transformOutlines(outlines)
  const long = { transformation: 0, unpacked: null }
  const offsets = (outlines.length + 1) * 4
  const metrics = horizontalMetrics(advances)
  const tables: FontTable[] = [
    ...substitutions(characters, ligatures).map((bytes) => ({ known: tags.gsub, bytes, ...long })),
    { known: tags.os2, bytes: os2(characters, face), ...long },
    {
      known: tags.cmap,
      bytes: writeCharacterMap(characters.map(({ codePoint }) => codePoint)),
      ...long,
    },
    { known: tags.glyf, bytes: glyf, transformation: 0, unpacked: glyf.length },
    { known: tags.loca, bytes: new Uint8Array(0), transformation: 0, unpacked: offsets },
    { known: tags.head, bytes: head(outlines, face), ...long },
    { known: tags.hhea, bytes: hhea(advances, face), ...long },
    { known: tags.hmtx, bytes: metrics, transformation: 1, unpacked: advances.length * 4 },
    { known: tags.maxp, bytes: maxp(outlines), ...long },
    { known: tags.name, bytes: Uint8Array.of(0, 0, 0, 0, 0, 6), ...long },
    { known: tags.post, bytes: post(), ...long },
  ]
  return writeWoff2(tables)
}

/** A table for ligatures, none where there are none; their glyphs come behind those of the characters. */
function substitutions(
  characters: readonly FontCharacter[],
  ligatures: readonly FontLigature[],
): Uint8Array[] {
  if (ligatures.length === 0) return []
  const glyphs = new Map(characters.map(({ codePoint }, at) => [codePoint, at + 1]))
  const sequences = ligatures.map(({ codePoints }, at) => ({
    parts: codePoints.map((codePoint) => glyphs.get(codePoint) ?? 0),
    glyph: characters.length + 1 + at,
  }))
  return [writeLigatures(sequences)]
}

function rounded(outline: Outline): Outline {
  return outline.map((contour) =>
    contour.map(({ x, y, onCurve }) => ({ x: Math.round(x), y: Math.round(y), onCurve })),
  )
}

/** Side bearings are left out: they are where the outlines begin (WOFF 2.0, 5.4). */
function horizontalMetrics(advances: readonly number[]): Uint8Array {
  const table = createByteWriter()
  table.byte(3)
  table.word(...advances)
  return table.bytes()
}

function hhea(advances: readonly number[], { ascent, descent }: FontFace): Uint8Array {
  const table = createByteWriter()
  table.word(1, 0, ascent, descent, 0, Math.max(...advances))
  table.word(0, 0, unitsPerEm, 1, 0, 0, 0, 0, 0, 0, 0, advances.length)
  return table.bytes()
}

/** Version 1.0 with the flag of a font that was compressed without loss (bit 11), and no dates. */
function head(outlines: readonly Outline[], { bold, italic }: FontFace): Uint8Array {
  const points = outlines.flat(2)
  const [xs, ys] = [points.map(({ x }) => x), points.map(({ y }) => y)]
  const table = createByteWriter()
  table.long(0x00010000, 0x00010000, 0, 0x5f0f3cf5)
  table.word(0x0803, unitsPerEm)
  table.long(0, 0, 0, 0)
  table.word(least([0, ...xs]), least([0, ...ys]), greatest(xs), greatest(ys))
  table.word((bold ? 1 : 0) | (italic ? 2 : 0), 6, 2, 1, 0)
  return table.bytes()
}

function maxp(outlines: readonly Outline[]): Uint8Array {
  const table = createByteWriter()
  table.long(0x00010000)
  table.word(outlines.length, greatest(outlines.map((outline) => outline.flat().length)))
  table.word(greatest(outlines.map(({ length }) => length)), 0, 0, 2, 0, 0, 0, 0, 0, 0, 0, 0)
  return table.bytes()
}

/** Version 3.0: glyphs have no names. */
function post(): Uint8Array {
  const table = createByteWriter()
  table.long(0x00030000, 0)
  table.word(-100, 50)
  table.long(1, 0, 0, 0, 0)
  return table.bytes()
}

/** Version 4; most of it says nothing, since no program chooses this font by it. */
function os2(characters: readonly FontCharacter[], face: FontFace): Uint8Array {
  const codes = characters.map(({ codePoint }) => Math.min(codePoint, 0xffff))
  const style = (face.italic ? 1 : 0) | (face.bold ? 32 : 0)
  const table = createByteWriter()
  table.word(4, unitsPerEm / 2, face.bold ? 700 : 400, 5, 0)
  table.word(650, 600, 0, 75, 650, 600, 0, 350, 50, 300, 0)
  table.append(new Uint8Array(10))
  table.long(0, 0, 0, 0)
  table.text('    ')
  table.word(style === 0 ? 64 : style, codes[0] ?? 0, codes.at(-1) ?? 0)
  table.word(face.ascent, face.descent, 0, face.ascent, -face.descent)
  table.long(1, 0)
  table.word(550, 730, 0, 32, 1)
  return table.bytes()
}
