import type { FontTables } from '../font-tables.ts'
import type { Outline } from '../outline.ts'
import { type CffDict, readCffDict } from './cff-dict.ts'
import { type CffIndex, readCffIndex } from './cff-index.ts'
import { readCharstring } from './read-charstring.ts'

/** Operators of DICTs (Adobe Technical Note 5176, 9 and 15, and 18 for fonts of several parts). */
const operators = { charStrings: 17, private: 18, subroutines: 19, parts: 1236, partOf: 1237 }

const noObjects: CffIndex = readCffIndex(new DataView(new ArrayBuffer(2)), 0)

/**
 * Returns a function that reads the outline of a glyph in a `CFF ` table (OpenType 1.9, "CFF"; Adobe Technical Note
 * 5176); an empty glyph has no contours.
 * @throws RangeError on a damaged table.
 */
export function cffOutlines({ view, at }: FontTables): (glyph: number) => Outline {
  const cff = new DataView(view.buffer, view.byteOffset + at('CFF '), view.byteLength - at('CFF '))
  const names = readCffIndex(cff, cff.getUint8(2))
  const tops = readCffIndex(cff, names.end)
  const strings = readCffIndex(cff, tops.end)
  const global = readCffIndex(cff, strings.end)
  const top = readCffDict(tops.object(0))
  const glyphs = readCffIndex(cff, offsetIn(top, operators.charStrings))
  const localOf = localSubroutines(cff, top)
  return (glyph) => readCharstring(glyphs.object(glyph), { global, local: localOf(glyph) })
}

function offsetIn(dict: CffDict, operator: number): number {
  const offset = dict.get(operator)?.at(-1)
  if (offset === undefined) throw new RangeError('the font lacks a part of its outlines')
  return offset
}

/** The subroutines of a glyph: those of the font, or of the glyph's part of it. */
function localSubroutines(cff: DataView, top: CffDict): (glyph: number) => CffIndex {
  if (!top.has(operators.parts)) {
    const local = privateSubroutines(cff, top)
    return () => local
  }
  const parts = readCffIndex(cff, offsetIn(top, operators.parts))
  const partOf = readPartNumbers(cff, offsetIn(top, operators.partOf))
  const known = new Map<number, CffIndex>()
  return (glyph) => {
    const part = partOf(glyph)
    const local = known.get(part) ?? privateSubroutines(cff, readCffDict(parts.object(part)))
    known.set(part, local)
    return local
  }
}

function privateSubroutines(cff: DataView, dict: CffDict): CffIndex {
  const [size = 0, offset = 0] = dict.get(operators.private) ?? []
  const own = readCffDict(new DataView(cff.buffer, cff.byteOffset + offset, size))
  const subroutines = own.get(operators.subroutines)?.at(-1)
  return subroutines === undefined ? noObjects : readCffIndex(cff, offset + subroutines)
}

/** Reads an FDSelect: a byte for each glyph, or ranges of glyphs (Adobe Technical Note 5176, 19). */
function readPartNumbers(cff: DataView, at: number): (glyph: number) => number {
  if (cff.getUint8(at) === 0) return (glyph) => cff.getUint8(at + 1 + glyph)
  const count = cff.getUint16(at + 1)
  const ranges = Array.from({ length: count }, (_, range) => ({
    first: cff.getUint16(at + 3 + range * 3),
    part: cff.getUint8(at + 5 + range * 3),
  }))
  return (glyph) => ranges.findLast(({ first }) => first <= glyph)?.part ?? 0
}
