import { type LigatureRule, readLigatureSets } from '../font/substitution/read-ligature-sets.ts'

/** Glyphs that stand for several: by the first of them, the others and the glyph, the longest first. */
export type Ligatures = ReadonlyMap<number, readonly LigatureRule[]>

const [ligature, extension] = [4, 7]

/** Reads all ligatures of a `GSUB` table (OpenType 1.9, "GSUB", lookup types 4 and 7). */
export function readLigatures(table: DataView): Ligatures {
  const lookups = table.getUint16(8)
  const found = new Map<number, LigatureRule[]>()
  const add = (subtable: number): void => {
    for (const [first, rules] of readLigatureSets(table, subtable))
      found.set(first, [...(found.get(first) ?? []), ...rules])
  }
  for (let lookup = 0; lookup < table.getUint16(lookups); lookup += 1) {
    const at = lookups + table.getUint16(lookups + 2 + lookup * 2)
    for (let part = 0; part < table.getUint16(at + 4); part += 1) {
      const subtable = at + table.getUint16(at + 6 + part * 2)
      const type = table.getUint16(at)
      if (type === ligature) add(subtable)
      else if (type === extension && table.getUint16(subtable + 2) === ligature)
        add(subtable + table.getUint32(subtable + 4))
    }
  }
  for (const list of found.values()) list.sort((one, other) => other.rest.length - one.rest.length)
  return found
}
