import { type BracketEnds, longestBrackets } from './bracket-ends.ts'
import type { ObjectType, OrgObject } from './object.ts'
import type { RadioTargets } from './radio-targets.ts'

/** What reading objects needs to know of the document. */
export interface ObjectSettings {
  /** The texts that are radio targets somewhere in the document, null for none. */
  readonly radio: RadioTargets | null
  /** Link abbreviations: prefix → replacement (`#+LINK:`). */
  readonly abbreviations: ReadonlyMap<string, string>
}

/** Those of a text that is read without regard to its document. */
export const noSettings: ObjectSettings = { radio: null, abbreviations: new Map() }

/** A place in a text where an object may begin. */
export interface ObjectPlace {
  readonly text: string
  readonly at: number
  readonly settings: ObjectSettings
  /** From where on a search is known to find nothing, by what is searched: keeps reading linear. */
  readonly exhausted: Map<string, number>
  readonly brackets: BracketEnds
}

/** An object that was read. */
export interface ReadObject {
  readonly node: OrgObject
  /** Offset behind it, before blanks. */
  readonly end: number
  /** Where objects stand inside of it. */
  readonly inside: { readonly start: number; readonly end: number } | null
}

/** Reads one kind of object at a place, or null. */
export interface ObjectReader {
  /** The types that it may give; none is tried where it is not allowed. */
  readonly types: readonly ObjectType[]
  readonly read: (place: ObjectPlace) => ReadObject | null
}

/** The first match of a pattern with the flag `g` from an offset on; a search that fails is not repeated further on. */
export function searchFrom(
  { text, exhausted }: ObjectPlace,
  pattern: RegExp,
  from: number,
): RegExpExecArray | null {
  const known = exhausted.get(pattern.source)
  if (known !== undefined && from >= known) return null
  pattern.lastIndex = from
  const match = pattern.exec(text)
  if (!match) exhausted.set(pattern.source, from)
  return match
}

/** The offset behind the bracket that closes the one at `at`, -1 when nothing does; `deepest` bounds their nesting. */
export function bracketEnd(
  text: string,
  at: number,
  { pair, deepest = Infinity }: { readonly pair: string; readonly deepest?: number },
): number {
  if (text[at] !== pair[0]) return -1
  let depth = 0
  const limit = Math.min(text.length, at + longestBrackets)
  for (let end = at; end < limit; end += 1) {
    if (text[end] === pair[0]) depth += 1
    else if (text[end] === pair[1]) depth -= 1
    if (depth > deepest) return -1
    if (depth === 0) return end + 1
  }
  return -1
}
