import { lookupSubtables } from '../font/substitution/lookup-subtables.ts'
import { type LigatureRule, readLigatureSets } from '../font/substitution/read-ligature-sets.ts'

/** Glyphs that stand for several: by the first of them, the others and the glyph, the longest first. */
export type Ligatures = ReadonlyMap<number, readonly LigatureRule[]>

const ligature = 4

/** Reads all ligatures of a `GSUB` table (OpenType 1.9, "GSUB", lookup types 4 and 7). */
export function readLigatures(table: DataView): Ligatures {
  const lookups = table.getUint16(8)
  const found = new Map<number, LigatureRule[]>()
  for (let lookup = 0; lookup < table.getUint16(lookups); lookup += 1) {
    const at = lookups + table.getUint16(lookups + 2 + lookup * 2)
    const subtables = lookupSubtables(table, at).filter(({ type }) => type === ligature)
    for (const [first, rules] of subtables.flatMap((one) => readLigatureSets(table, one.at)))
      found.set(first, [...(found.get(first) ?? []), ...rules])
  }
  for (const list of found.values()) list.sort((one, other) => other.rest.length - one.rest.length)
  return found
}
