import { createReader, type Reader } from '../../font-file/read-woff2.ts'
import { readClassDefinition } from './read-class-definition.ts'
import { readCoverage } from './read-coverage.ts'
import type { Changing, Rule } from './rule.ts'

/** Whether a glyph may stand at a place. */
type Fits = (glyph: number) => boolean

/** What stands around a place, from the place outwards, and the lookups that are applied there. */
interface Context {
  readonly before: readonly Fits[]
  readonly input: readonly Fits[]
  readonly behind: readonly Fits[]
  readonly actions: readonly { readonly part: number; readonly lookup: number }[]
}

/** Glyphs before, in and behind a context, and contexts in a rule: with more of them a font is damaged. */
const [longestContext, mostContexts] = [64, 10_000]

/**
 * Rules that apply other lookups to some glyphs where those before them, they themselves and those behind fit (OpenType
 * 1.9, "GSUB", lookup types 5 and 6): by glyphs (format 1), by classes of glyphs (2) and by sets for each place (3).
 * Those of type 5 look at no glyphs before and behind.
 */
export function contextRules(isChained: boolean) {
  return {
    byGlyphs: (table: DataView, at: number): Rule => byGlyphs(table, at, isChained),
    byClasses: (table: DataView, at: number): Rule => byClasses(table, at, isChained),
    bySets: (table: DataView, at: number): Rule => bySets(table, at, isChained),
  }
}

function byGlyphs(table: DataView, at: number, isChained: boolean): Rule {
  const firsts = readCoverage(table, at + table.getUint16(at + 2))
  const looked = new Set(firsts)
  const is = (glyph: number): Fits => {
    looked.add(glyph)
    return (other) => other === glyph
  }
  const reading = { table, at, isChained, fits: [is, is, is] as const }
  const lists = readContextLists(reading, 4)
  const contexts = new Map(firsts.map((first, index) => [first, lists[index] ?? []]))
  return {
    starts: new Set(firsts),
    glyphs: [looked],
    apply: applying((first) => contexts.get(first)),
  }
}

function byClasses(table: DataView, at: number, isChained: boolean): Rule {
  const starts = new Set(readCoverage(table, at + table.getUint16(at + 2)))
  const classesAt = (place: number): Classes =>
    readClassDefinition(table, at + table.getUint16(at + place))
  const input = classesAt(isChained ? 6 : 4)
  const [before, behind] = isChained ? [classesAt(4), classesAt(8)] : [input, input]
  const fits = [isIn(before), isIn(input), isIn(behind)] as const
  const lists = readContextLists({ table, at, isChained, fits }, isChained ? 10 : 6)
  return {
    starts,
    glyphs: [starts, before.keys(), input.keys(), behind.keys()].map((glyphs) => [...glyphs]),
    apply: applying((first) => lists[input.get(first) ?? 0]),
  }
}

type Classes = ReadonlyMap<number, number>

/** Glyphs that are in no class are in class 0. */
function isIn(classes: Classes): Meaning {
  return (number) => (glyph) => (classes.get(glyph) ?? 0) === number
}

function bySets(table: DataView, at: number, isChained: boolean): Rule {
  const reader = createReader(table, at + 2)
  const looked: ReadonlySet<number>[] = []
  const fits = (offset: number): Fits => {
    const set = new Set(readCoverage(table, at + offset))
    looked.push(set)
    return (glyph) => set.has(glyph)
  }
  const count = isChained ? null : { glyphs: readLength(reader), actions: readLength(reader) }
  const before = isChained ? readFits(reader, readLength(reader), fits) : []
  const from = looked.length
  const input = readFits(reader, count?.glyphs ?? readLength(reader), fits)
  const starts = looked[from] ?? new Set()
  const behind = isChained ? readFits(reader, readLength(reader), fits) : []
  const actions = readActions(reader, count?.actions ?? reader.word())
  const contexts = [{ before, input: input.slice(1), behind, actions }]
  return { starts, glyphs: looked, apply: applying(() => contexts) }
}

/** What a list of contexts is read from; `fits` are for the glyphs before, in and behind the input. */
interface ContextReading {
  readonly table: DataView
  readonly at: number
  readonly isChained: boolean
  readonly fits: readonly [Meaning, Meaning, Meaning]
}

/** Makes what is written for a place a test. */
type Meaning = (written: number) => Fits

/** The lists that stand from an offset of the rule on; one whose offset is 0 is empty. */
function readContextLists(reading: ContextReading, offset: number): Context[][] {
  const { table, at } = reading
  let left = mostContexts
  return offsetsAt(table, at + offset).map((list) => {
    if (list === 0) return []
    const places = offsetsAt(table, at + list)
    left -= places.length
    if (left < 0) throw damaged()
    return places.map((place) => readContext(reading, at + list + place))
  })
}

function offsetsAt(table: DataView, at: number): number[] {
  return Array.from({ length: table.getUint16(at) }, (_, index) =>
    table.getUint16(at + 2 + index * 2),
  )
}

/** The first glyph of the input is known already. */
function readContext({ table, isChained, fits }: ContextReading, at: number): Context {
  const reader = createReader(table, at)
  if (!isChained) {
    const [glyphs, actions] = [readLength(reader), reader.word()]
    const input = readFits(reader, glyphs - 1, fits[1])
    return { before: [], input, behind: [], actions: readActions(reader, actions) }
  }
  const before = readFits(reader, readLength(reader), fits[0])
  const input = readFits(reader, readLength(reader) - 1, fits[1])
  const behind = readFits(reader, readLength(reader), fits[2])
  return { before, input, behind, actions: readActions(reader, reader.word()) }
}

function readFits(reader: Reader, count: number, meaning: Meaning): Fits[] {
  return Array.from({ length: Math.max(0, count) }, () => meaning(reader.word()))
}

function readLength(reader: Reader): number {
  const length = reader.word()
  if (length > longestContext) throw damaged()
  return length
}

function readActions(reader: Reader, count: number): Context['actions'] {
  return Array.from({ length: count }, () => ({ part: reader.word(), lookup: reader.word() }))
}

/** The first context that fits counts. */
function applying(contextsOf: (first: number) => readonly Context[] | undefined): Rule['apply'] {
  return (text, place) => {
    const first = text.glyphs[place]
    const context = first && contextsOf(first.glyph)?.find((one) => isHere(one, text, place))
    if (context === undefined) return 0
    const length = text.glyphs.length
    for (const { part, lookup } of context.actions) text.applyLookup(lookup, place + part)
    return Math.max(1, 1 + context.input.length - (length - text.glyphs.length))
  }
}

function isHere({ before, input, behind }: Context, { glyphs }: Changing, place: number): boolean {
  const at = (index: number): number => glyphs[index]?.glyph ?? -1
  const isThere = (fits: Fits, index: number): boolean => index in glyphs && fits(at(index))
  return (
    input.every((fits, part) => isThere(fits, place + 1 + part)) &&
    behind.every((fits, part) => isThere(fits, place + 1 + input.length + part)) &&
    before.every((fits, part) => isThere(fits, place - 1 - part))
  )
}

function damaged(): RangeError {
  return new RangeError('the ligatures of a font are damaged')
}
