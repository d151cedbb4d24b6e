import type { ArgumentText, HeaderProperties, RawArgument } from '../block.ts'
import { lexHeaderArguments } from '../header-arguments.ts'

/**
 * Adds the properties of a nearer scope, one after the other: `name` replaces what was inherited, `name+` appends to it
 * (Org manual, "Property Inheritance"; "Header arguments in Org mode properties").
 */
export function withProperties(
  inherited: HeaderProperties,
  written: readonly (readonly [name: string, text: ArgumentText])[],
): HeaderProperties {
  const all = new Map(inherited)
  // Lists that were made here, and may grow.
  const own = new Map<string, ArgumentText[]>()
  for (const [name, text] of written) {
    const key = name.toLowerCase()
    const appends = key.endsWith('+')
    const base = appends ? key.slice(0, -1) : key
    if (base !== 'header-args' && !base.startsWith('header-args:')) continue
    const list = appends ? (own.get(base) ?? [...(inherited.get(base) ?? [])]) : []
    list.push(text)
    own.set(base, list)
    all.set(base, list)
  }
  return own.size === 0 ? inherited : all
}

/** The arguments in effect for a language: general ones first, since those of the language are stronger. */
export function propertyArguments(properties: HeaderProperties, language: string): RawArgument[] {
  const general = properties.get('header-args') ?? []
  const own = properties.get(`header-args:${language.toLowerCase()}`) ?? []
  return [...general, ...own].flatMap(inheritedArguments)
}

const inherited = new WeakMap<ArgumentText, readonly RawArgument[]>()

/** The arguments of a text that many blocks have in common, read once. */
function inheritedArguments(text: ArgumentText): readonly RawArgument[] {
  const known = inherited.get(text) ?? readArguments(text)
  inherited.set(text, known)
  return known
}

/** Lexes a text into arguments whose spans are offsets of the source. */
export function readArguments(at: ArgumentText): RawArgument[] {
  return lexHeaderArguments(at.text).map(({ key, value, start, end }) => ({
    key,
    value,
    carrier: at.carrier,
    span: { start: at.start + start, end: at.start + end },
  }))
}
