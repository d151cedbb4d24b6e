/** Glyphs that stand for several: by the first of them, the others and the glyph, the longest first. */
export type Ligatures = ReadonlyMap<
  number,
  readonly { readonly rest: readonly number[]; readonly glyph: number }[]
>

const [ligature, extension] = [4, 7]

/** Reads all ligatures of a `GSUB` table (OpenType 1.9, "GSUB", lookup types 4 and 7). */
export function readLigatures(table: DataView): Ligatures {
  const lookups = table.getUint16(8)
  const found = new Map<number, { rest: number[]; glyph: number }[]>()
  for (let lookup = 0; lookup < table.getUint16(lookups); lookup += 1) {
    const at = lookups + table.getUint16(lookups + 2 + lookup * 2)
    for (let part = 0; part < table.getUint16(at + 4); part += 1) {
      const subtable = at + table.getUint16(at + 6 + part * 2)
      const type = table.getUint16(at)
      if (type === ligature) readSubtable(table, subtable, found)
      else if (type === extension && table.getUint16(subtable + 2) === ligature)
        readSubtable(table, subtable + table.getUint32(subtable + 4), found)
    }
  }
  for (const list of found.values()) list.sort((one, other) => other.rest.length - one.rest.length)
  return found
}

function readSubtable(
  table: DataView,
  at: number,
  found: Map<number, { rest: number[]; glyph: number }[]>,
): void {
  const firsts = readCoverage(table, at + table.getUint16(at + 2))
  for (const [index, first] of firsts.entries()) {
    const set = at + table.getUint16(at + 6 + index * 2)
    const list = found.get(first) ?? []
    for (let number = 0; number < table.getUint16(set); number += 1) {
      const place = set + table.getUint16(set + 2 + number * 2)
      const length = table.getUint16(place + 2) - 1
      const rest = Array.from({ length }, (_, part) => table.getUint16(place + 4 + part * 2))
      list.push({ rest, glyph: table.getUint16(place) })
    }
    found.set(first, list)
  }
}

/** The glyphs of a coverage table, in order (OpenType 1.9, "Coverage Table"). */
function readCoverage(table: DataView, at: number): number[] {
  const count = table.getUint16(at + 2)
  if (table.getUint16(at) === 1)
    return Array.from({ length: count }, (_, index) => table.getUint16(at + 4 + index * 2))
  return Array.from({ length: count }, (_, range) => {
    const [first, last] = [0, 2].map((offset) => table.getUint16(at + 4 + range * 6 + offset))
    return Array.from(
      { length: (last ?? 0) - (first ?? 0) + 1 },
      (_glyph, step) => (first ?? 0) + step,
    )
  }).flat()
}
