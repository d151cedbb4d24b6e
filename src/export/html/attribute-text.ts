import type { Attributes } from '../context/affiliated.ts'
import { escapeAttribute } from './escape.ts'

/** Attributes as they stand in a tag, each with a blank in front; those that are null are left out. */
export function attributeText(attributes: Attributes): string {
  return [...attributes]
    .filter((entry): entry is [string, string] => entry[1] !== null)
    .map(([name, value]) => ` ${name}="${escapeAttribute(value)}"`)
    .join('')
}

/** Attributes over others: a name keeps its place. */
export function withAttributes(
  ...all: readonly Iterable<readonly [string, string | null]>[]
): Attributes {
  const merged = new Map<string, string | null>()
  for (const attributes of all) for (const [name, value] of attributes) merged.set(name, value)
  return merged
}

/** Attributes with an anchor, unless they have one or there is none. */
export function withId(attributes: Attributes, id: string | null): Attributes {
  return id === null || attributes.has('id') ? attributes : withAttributes(attributes, [['id', id]])
}
