import { readCoverage } from './read-coverage.ts'
import { readLigatureSets } from './read-ligature-sets.ts'

/** A glyph of a text, and which of the text's characters it stands at. */
export interface TextGlyph {
  readonly glyph: number
  readonly index: number
}

/** A text that is being changed. */
export interface Changing {
  readonly glyphs: TextGlyph[]
  /** Applies another lookup at a place. */
  readonly applyLookup: (lookup: number, at: number) => void
}

/** A rule of a font for what becomes of a glyph. */
export interface Rule {
  /** The glyphs that it begins at. */
  readonly starts: ReadonlySet<number>
  /** All glyphs that it looks at. */
  readonly glyphs: readonly ReadonlySet<number>[]
  /** Changes the glyphs at a place; returns how many it dealt with, 0 when it does not fit. */
  readonly apply: (text: Changing, at: number) => number
}

type ReadRule = (table: DataView, at: number) => Rule

/** Glyphs before, in and behind a context; with more of them a font is damaged. */
const longestContext = 64

/**
 * The rules that are followed, by type of lookup, 1, 4 and 6, and format (OpenType 1.9, "GSUB"); fonts for code need no
 * others.
 */
export const lookupKinds: ReadonlyMap<string, ReadRule> = new Map([
  ['1.1', single],
  ['1.2', single],
  ['4.1', ligatures],
  ['6.3', inContext],
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

/** Other lookups are applied to some glyphs where all those before them, they themselves and those behind fit. */
function inContext(table: DataView, start: number): Rule {
  let at = start + 2
  const sets = (): ReadonlySet<number>[] => {
    const count = table.getUint16(at)
    if (count > longestContext) throw new RangeError('the ligatures of a font are damaged')
    const from = at + 2
    at = from + count * 2
    return Array.from(
      { length: count },
      (_, index) => new Set(readCoverage(table, start + table.getUint16(from + index * 2))),
    )
  }
  const [before, input, behind] = [sets(), sets(), sets()]
  const actions = Array.from({ length: table.getUint16(at) }, (_, index) => ({
    part: table.getUint16(at + 2 + index * 4),
    lookup: table.getUint16(at + 4 + index * 4),
  }))
  const following = [...input, ...behind]
  return {
    starts: input[0] ?? new Set(),
    glyphs: [...before, ...following],
    apply(text, place) {
      const fits = (set: ReadonlySet<number>, from: number): boolean =>
        set.has(text.glyphs[from]?.glyph ?? -1)
      // Those before stand from right to left.
      const isHere =
        following.every((set, part) => fits(set, place + part)) &&
        before.every((set, part) => fits(set, place - 1 - part))
      if (!isHere) return 0
      const length = text.glyphs.length
      for (const { part, lookup } of actions) text.applyLookup(lookup, place + part)
      return Math.max(1, input.length - (length - text.glyphs.length))
    },
  }
}
