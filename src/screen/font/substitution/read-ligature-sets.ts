import { readCoverage } from './read-coverage.ts'

/** A glyph that stands for several, of which the first is known. */
export interface LigatureRule {
  readonly rest: readonly number[]
  readonly glyph: number
}

/** Reads the rules of a ligature substitution, by first glyph, as they stand (OpenType 1.9, "GSUB", lookup type 4). */
export function readLigatureSets(
  table: DataView,
  at: number,
): (readonly [first: number, rules: readonly LigatureRule[]])[] {
  return readCoverage(table, at + table.getUint16(at + 2)).map((first, index) => {
    const set = at + table.getUint16(at + 6 + index * 2)
    const rules = Array.from({ length: table.getUint16(set) }, (_rule, number) => {
      const place = set + table.getUint16(set + 2 + number * 2)
      const length = Math.max(0, table.getUint16(place + 2) - 1)
      const rest = Array.from({ length }, (_, part) => table.getUint16(place + 4 + part * 2))
      return { rest, glyph: table.getUint16(place) }
    })
    return [first, rules]
  })
}
