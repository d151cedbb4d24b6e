import type { RawArgument } from '../block.ts'

/** Properties of one place by name in capitals; what is added to one (`NAME+`) stands under that name, joined by blanks. */
export type EntryProperties = ReadonlyMap<string, string>

/** A place in the outline with the properties that it has. */
export interface EntryPlace {
  readonly parent: EntryPlace | null
  /** What the drawer right here says. */
  readonly entry: EntryProperties
  /** What `#+PROPERTY` says, for the whole document. */
  readonly keywords: EntryProperties
}

/** Properties by name in the order in which their place says them: of one given again the first counts, `NAME+` adds up. */
export function entryProperties(
  written: readonly (readonly [name: string, text: { readonly text: string }])[],
): EntryProperties {
  const entry = new Map<string, string>()
  for (const [name, { text }] of written) {
    const key = name.toUpperCase()
    const before = entry.get(key)
    if (before === undefined) entry.set(key, text)
    else if (key.endsWith('+')) entry.set(key, `${before} ${text}`)
  }
  return entry
}

const call =
  /\(org-entry-get[ \t]+(?:nil|\(point\))[ \t]+"([^"\\]+)"(?:[ \t]+('?t|nil|'selective))?[ \t]*\)/g

/** What Org makes up itself, which no drawer says (Org manual, "Special Properties"). */
const special =
  /^(?:ALLTAGS|BLOCKED|CATEGORY|CLOCKSUM(?:_T)?|CLOSED|DEADLINE|FILE|ITEM|PRIORITY|SCHEDULED|TAGS|TIMESTAMP(?:_IA)?|TODO)$/i

/**
 * An argument in which `(org-entry-get nil "NAME")` stands for the property of the block's own heading, with `t` behind it
 * also for that of a heading above or of `#+PROPERTY` (Org manual, "Using the Property API").
 */
export function withEntryProperties(argument: RawArgument, node: EntryPlace): RawArgument {
  if (!argument.value?.includes('(org-entry-get')) return argument
  const value = argument.value.replace(call, (written, name: string, inherits = 'nil') => {
    if (special.test(name)) return written
    const found = inherits.endsWith('t') ? inheritedValue(node, name) : ownValue(node.entry, name)
    return `(identity ${found === null || found === 'nil' ? 'nil' : lispString(found)})`
  })
  return { ...argument, value }
}

/** The value of a property by what one place says, null for none (org-entry-get). */
export function ownValue(entry: EntryProperties, name: string): string | null {
  const key = name.toUpperCase()
  const value = joined([entry.get(key), entry.get(`${key}+`)])
  return value === 'nil' ? null : value
}

/** The value of the nearest place that has one, and what the places on the way there add (org-entry-get-with-inheritance). */
function inheritedValue(node: EntryPlace, name: string): string | null {
  const key = name.toUpperCase()
  let added: string | undefined
  for (let at: EntryPlace | null = node; at !== null; at = at.parent) {
    added = joined([at.entry.get(`${key}+`), added]) ?? undefined
    const base = at.entry.get(key)
    if (base !== undefined) return joined([base, added])
  }
  return joined([node.keywords.get(key), node.keywords.get(`${key}+`), added])
}

function joined(parts: readonly (string | undefined)[]): string | null {
  const given = parts.filter((part) => part !== undefined)
  return given.length === 0 ? null : given.join(' ')
}

/** Brackets are written by their numbers, since arguments are parted without regard to texts within brackets. */
function lispString(text: string): string {
  const plain = text.replace(/["\\]/g, String.raw`\$&`)
  return `"${plain.replace(/[()[\]]/g, (bracket) => `\\${bracket.charCodeAt(0).toString(8).padStart(3, '0')}`)}"`
}
