import { contextRules } from './context-rules.ts'
import { readCoverage } from './read-coverage.ts'
import { readLigatureSets } from './read-ligature-sets.ts'
import type { Rule } from './rule.ts'

type ReadRule = (table: DataView, at: number) => Rule

const [plain, chained] = [contextRules(false), contextRules(true)]

/** The rules that are followed, by type of lookup and format (OpenType 1.9, "GSUB"); fonts for code need no others. */
export const lookupKinds: ReadonlyMap<string, ReadRule> = new Map([
  ['1.1', single],
  ['1.2', single],
  ['4.1', ligatures],
  ['5.1', plain.byGlyphs],
  ['5.2', plain.byClasses],
  ['5.3', plain.bySets],
  ['6.1', chained.byGlyphs],
  ['6.2', chained.byClasses],
  ['6.3', chained.bySets],
])

/** One glyph becomes another, at a distance from it or by a list. */
function single(table: DataView, at: number): Rule {
  const glyphs = readCoverage(table, at + table.getUint16(at + 2))
  const isList = table.getUint16(at) === 2
  const substitutes = new Map(
    glyphs.map((glyph, index) => [
      glyph,
      isList ? table.getUint16(at + 6 + index * 2) : (glyph + table.getInt16(at + 4)) & 0xffff,
    ]),
  )
  const starts = new Set(glyphs)
  return {
    starts,
    glyphs: [starts],
    apply(text, place) {
      const old = text.glyphs[place]
      const glyph = old && substitutes.get(old.glyph)
      if (old === undefined || glyph === undefined) return 0
      text.glyphs[place] = { ...old, glyph }
      return 1
    },
  }
}

/** Several glyphs become one, which stands where the first of them did. */
function ligatures(table: DataView, at: number): Rule {
  const sets = readLigatureSets(table, at)
  const byFirst = new Map(sets)
  const starts = new Set(byFirst.keys())
  const others = new Set(sets.flatMap(([, rules]) => rules.flatMap(({ rest }) => rest)))
  return {
    starts,
    glyphs: [starts, others],
    apply({ glyphs }, place) {
      const first = glyphs[place]
      const rule = (first && byFirst.get(first.glyph))?.find(({ rest }) =>
        rest.every((glyph, part) => glyphs[place + 1 + part]?.glyph === glyph),
      )
      if (first === undefined || rule === undefined) return 0
      glyphs.splice(place, 1 + rule.rest.length, { ...first, glyph: rule.glyph })
      return 1
    },
  }
}
