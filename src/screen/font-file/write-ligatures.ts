import { type ByteWriter, createByteWriter } from './byte-writer.ts'

/** A glyph that stands for a sequence of other ones. */
export interface GlyphSequence {
  readonly parts: readonly number[]
  readonly glyph: number
}

/** Offsets have 16 bits; what does not fit is left out. */
const mostBytes = 60_000

/** Writes a `GSUB` table with a feature `liga` of all scripts that is a list of ligatures (OpenType 1.9, "GSUB", lookup type 4). */
export function writeLigatures(sequences: readonly GlyphSequence[]): Uint8Array {
  const table = createByteWriter()
  const [scripts, features, lookups] = [scriptList(), featureList(), createByteWriter()]
  lookups.word(1, 4)
  lookups.word(4, 0, 1, 8)
  table.word(1, 0, 10, 10 + scripts.length, 10 + scripts.length + features.length)
  table.append(scripts)
  table.append(features)
  table.append(lookups.bytes())
  table.append(substitutions(setsOf(sequences)))
  return table.bytes()
}

/** One script, of one language, with the first feature. */
function scriptList(): Uint8Array {
  const list = createByteWriter()
  list.word(1)
  list.text('DFLT')
  list.word(8)
  list.word(4, 0)
  list.word(0, 0xffff, 1, 0)
  return list.bytes()
}

/** One feature, with the first lookup. */
function featureList(): Uint8Array {
  const list = createByteWriter()
  list.word(1)
  list.text('liga')
  list.word(8)
  list.word(0, 1, 0)
  return list.bytes()
}

type Sets = readonly (readonly [first: number, set: readonly GlyphSequence[]])[]

/** By first glyph, in order; of those that begin alike the longest comes first, as the first that fits counts. */
function setsOf(sequences: readonly GlyphSequence[]): Sets {
  const sets = new Map<number, GlyphSequence[]>()
  let bytes = 0
  for (const sequence of sequences) {
    const [first] = sequence.parts
    bytes += 12 + 2 * sequence.parts.length
    if (first === undefined || bytes > mostBytes) continue
    sets.set(first, [...(sets.get(first) ?? []), sequence])
  }
  const longestFirst = (one: GlyphSequence, other: GlyphSequence): number =>
    other.parts.length - one.parts.length
  return [...sets]
    .toSorted(([one], [other]) => one - other)
    .map(([first, set]) => [first, set.toSorted(longestFirst)])
}

function substitutions(sets: Sets): Uint8Array {
  const table = createByteWriter()
  const parts = sets.map(([, set]) => ligatureSet(set))
  const coverage = 6 + 2 * sets.length
  table.word(1, coverage, sets.length)
  writeOffsets(table, coverage + 4 + 2 * sets.length, parts)
  table.word(1, sets.length, ...sets.map(([first]) => first))
  for (const part of parts) table.append(part)
  return table.bytes()
}

function ligatureSet(set: readonly GlyphSequence[]): Uint8Array {
  const table = createByteWriter()
  const ligatures = set.map(({ parts, glyph }) => {
    const ligature = createByteWriter()
    ligature.word(glyph, parts.length, ...parts.slice(1))
    return ligature.bytes()
  })
  table.word(set.length)
  writeOffsets(table, 2 + 2 * set.length, ligatures)
  for (const ligature of ligatures) table.append(ligature)
  return table.bytes()
}

function writeOffsets(table: ByteWriter, start: number, parts: readonly Uint8Array[]): void {
  let at = start
  for (const { length } of parts) {
    table.word(at)
    at += length
  }
}
