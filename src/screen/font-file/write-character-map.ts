import { createByteWriter } from './byte-writer.ts'

/** Code points that follow one another, and the glyph of the first. */
interface Range {
  readonly first: number
  readonly last: number
  readonly glyph: number
}

const lastOfPlane = 0xffff

/**
 * Writes a `cmap` table in which the code points, in order, have the glyphs from 1 on (OpenType 1.9, "cmap"): format 4 for
 * the Basic Multilingual Plane, and format 12 only where there are others.
 */
export function writeCharacterMap(codePoints: readonly number[]): Uint8Array {
  const ranges = rangesOf(codePoints)
  const isBasic = (codePoints.at(-1) ?? 0) <= lastOfPlane
  const segments = segmentTable(ranges.filter(({ first }) => first < lastOfPlane))
  const table = createByteWriter()
  table.word(0, isBasic ? 1 : 2)
  table.word(3, 1)
  table.long(isBasic ? 12 : 20)
  if (!isBasic) {
    table.word(3, 10)
    table.long(20 + segments.length)
  }
  table.append(segments)
  if (!isBasic) table.append(groupTable(ranges))
  return table.bytes()
}

function rangesOf(codePoints: readonly number[]): Range[] {
  const ranges: { first: number; last: number; glyph: number }[] = []
  for (const [at, codePoint] of codePoints.entries()) {
    const range = ranges.at(-1)
    const isNext = range?.last === codePoint - 1 && codePoint !== 0x10000
    if (range !== undefined && isNext) range.last = codePoint
    else ranges.push({ first: codePoint, last: codePoint, glyph: at + 1 })
  }
  return ranges
}

/** Format 4; the last segment has U+FFFF alone, with no glyph. */
function segmentTable(ranges: readonly Range[]): Uint8Array {
  const all = [...ranges, { first: lastOfPlane, last: lastOfPlane, glyph: 0x10000 }]
  const power = Math.floor(Math.log2(all.length))
  const range = 2 * 2 ** power
  const table = createByteWriter()
  table.word(4, 16 + 8 * all.length, 0)
  table.word(2 * all.length, range, power, 2 * all.length - range)
  table.word(...all.map(({ last }) => last), 0)
  table.word(...all.map(({ first }) => first))
  table.word(...all.map(({ first, glyph }) => glyph - first))
  table.word(...all.map(() => 0))
  return table.bytes()
}

/** Format 12. */
function groupTable(ranges: readonly Range[]): Uint8Array {
  const table = createByteWriter()
  table.word(12, 0)
  table.long(16 + 12 * ranges.length, 0, ranges.length)
  for (const { first, last, glyph } of ranges) table.long(first, last, glyph)
  return table.bytes()
}
