import { lookupKinds } from './lookup-kinds.ts'
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

/** The features that join characters and are meant to be on (OpenType 1.9, "Registered features"). */
const features = new Set(['calt', 'liga'])

/** Scripts, the best first: code is written in Latin letters. */
const scripts = ['latn', 'DFLT']

/** Lookups in lookups, such lookups for one text, and rules: with more of them a font is damaged. */
const [deepest, mostApplied, mostRules] = [6, 100_000, 20_000]

/**
 * Reads the rules of a `GSUB` table (OpenType 1.9, "GSUB") that features `calt` and `liga` of Latin script name.
 * @throws RangeError when the table is damaged.
 */
export function readSubstitutions(table: DataView): Substitutions {
  const rulesOf = createLookups(table)
  const numbers = lookupNumbers(table)
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

/** The numbers of the lookups to apply, in the order in which they are applied. */
function lookupNumbers(table: DataView): number[] {
  const all = table.getUint16(6)
  const numbers = new Set<number>()
  for (const feature of featureNumbers(table)) {
    const record = all + 2 + feature * 6
    if (!features.has(tagAt(table, record))) continue
    const at = all + table.getUint16(record + 4)
    for (let index = 0; index < table.getUint16(at + 2); index += 1)
      numbers.add(table.getUint16(at + 4 + index * 2))
  }
  return [...numbers].toSorted((one, other) => one - other)
}

/** Features of the default language of the best script. */
function featureNumbers(table: DataView): number[] {
  const list = table.getUint16(4)
  const offsets = new Map<string, number>()
  for (let index = 0; index < table.getUint16(list); index += 1) {
    const record = list + 2 + index * 6
    const script = list + table.getUint16(record + 4)
    const language = table.getUint16(script)
    if (language !== 0) offsets.set(tagAt(table, record), script + language)
  }
  const at = scripts.map((script) => offsets.get(script)).find((offset) => offset !== undefined)
  if (at === undefined) return []
  return Array.from({ length: table.getUint16(at + 4) }, (_, index) =>
    table.getUint16(at + 6 + index * 2),
  )
}

function tagAt(table: DataView, at: number): string {
  return String.fromCharCode(...[0, 1, 2, 3].map((byte) => table.getUint8(at + byte)))
}

function damaged(): RangeError {
  return new RangeError('the ligatures of a font are damaged')
}
