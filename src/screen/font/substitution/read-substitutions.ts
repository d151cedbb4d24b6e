import { lookupKinds } from './lookup-kinds.ts'
import { lookupNumbers, type Wanted } from './lookup-numbers.ts'
import { lookupSubtables } from './lookup-subtables.ts'
import type { Changing, Rule, TextGlyph } from './rule.ts'

/** What a font makes of neighbouring glyphs: its ligatures. */
export interface Substitutions {
  /** Some rule names this glyph; ligatures are looked for between glyphs that none names. */
  readonly looksAt: (glyph: number) => boolean
  /**
   * The glyphs to draw for those of a text.
   * @throws RangeError when the table is damaged.
   */
  readonly apply: (glyphs: readonly number[]) => readonly TextGlyph[]
}

/** The features that join characters and are meant to be on (OpenType 1.9, "Registered features"); code is in Latin letters. */
const ofCode: Wanted = { features: new Set(['calt', 'liga']), scripts: ['latn', 'DFLT'] }

/** Lookups in lookups, such lookups for one text, and rules: with more of them a font is damaged. */
const [deepest, mostApplied, mostRules] = [6, 100_000, 20_000]

/**
 * Reads the rules of a `GSUB` table (OpenType 1.9, "GSUB") that some features name: without a wish, those of code.
 * @throws RangeError when the table is damaged.
 */
export function readSubstitutions(table: DataView, wanted: Wanted = ofCode): Substitutions {
  const rulesOf = createLookups(table)
  const numbers = lookupNumbers(table, wanted)
  const known = new Set<number>()
  for (const { glyphs } of numbers.flatMap(rulesOf))
    for (const set of glyphs) for (const glyph of set) known.add(glyph)
  return {
    looksAt: (glyph) => known.has(glyph),
    apply(glyphs) {
      const text = createText(glyphs, rulesOf)
      for (const rules of numbers.map(rulesOf))
        for (let at = 0; at < text.glyphs.length;) at += applyRules(rules, text, at) || 1
      return text.glyphs
    },
  }
}

/** The first rule that fits counts; returns how many glyphs it dealt with, 0 where none fits. */
function applyRules(rules: readonly Rule[], text: Changing, at: number): number {
  const { glyph = -1 } = text.glyphs[at] ?? {}
  for (const rule of rules) {
    const count = rule.starts.has(glyph) ? rule.apply(text, at) : 0
    if (count > 0) return count
  }
  return 0
}

type RulesOf = (lookup: number) => readonly Rule[]

function createText(glyphs: readonly number[], rulesOf: RulesOf): Changing {
  let [depth, applied] = [0, 0]
  const text: Changing = {
    glyphs: glyphs.map((glyph, index): TextGlyph => ({ glyph, index })),
    applyLookup(lookup, at) {
      if (depth === deepest || ++applied > mostApplied) throw damaged()
      depth += 1
      applyRules(rulesOf(lookup), text, at)
      depth -= 1
    },
  }
  return text
}

/** Reads lookups as they are needed. */
function createLookups(table: DataView): RulesOf {
  const lookups = table.getUint16(8)
  const known = new Map<number, readonly Rule[]>()
  let rules = 0
  return (lookup) => {
    const seen = known.get(lookup)
    if (seen !== undefined) return seen
    if (lookup >= table.getUint16(lookups)) throw damaged()
    const at = lookups + table.getUint16(lookups + 2 + lookup * 2)
    const read = readLookup(table, at)
    if ((rules += read.length) > mostRules) throw damaged()
    known.set(lookup, read)
    return read
  }
}

function readLookup(table: DataView, lookup: number): Rule[] {
  return lookupSubtables(table, lookup).flatMap(
    ({ type, at }) => lookupKinds.get(`${type}.${table.getUint16(at)}`)?.(table, at) ?? [],
  )
}

function damaged(): RangeError {
  return new RangeError('the ligatures of a font are damaged')
}
