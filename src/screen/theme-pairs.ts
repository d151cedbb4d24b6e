import type { Theme } from './theme.ts'

/** Words of a name that say which of two it is. */
const sides: ReadonlySet<string> = new Set(['dark', 'light', 'day', 'night'])

/** Pairs whose names do not tell: the dark one first. */
const others = [
  ['catppuccin-mocha', 'catppuccin-latte'],
  ['rose-pine', 'rose-pine-dawn'],
  ['Serendipity Midnight', 'Serendipity Morning'],
  ['Sonoran Gothic', 'Sonoran Sunrise'],
]

/**
 * The light theme of each dark one, and the dark theme of each light one, by name: their names are the same but for
 * words such as "dark" and "day". A theme without a counterpart is not in it.
 */
export function themePairs(themes: readonly Theme[]): ReadonlyMap<string, string> {
  const pairs = new Map<string, string>(
    others.flatMap(([a = '', b = '']) => [
      [a, b],
      [b, a],
    ]),
  )
  const families = new Map<string, Theme[]>()
  for (const theme of themes) {
    const family = familyOf(theme.name)
    families.set(family, [...(families.get(family) ?? []), theme])
  }
  for (const family of families.values()) {
    const [dark, light] = [true, false].map((side) => closest(family, side))
    if (dark === undefined || light === undefined) continue
    pairs.set(dark.name, light.name)
    pairs.set(light.name, dark.name)
  }
  return pairs
}

/** The theme of a side; one that says the side in its name before one that does not. */
function closest(family: readonly Theme[], dark: boolean): Theme | undefined {
  const side = family.filter((theme) => theme.dark === dark)
  return side.find(({ name }) => words(name).some((word) => sides.has(word))) ?? side[0]
}

function familyOf(name: string): string {
  return words(name)
    .filter((word) => !sides.has(word))
    .join('')
}

/** The words of a name, also of one written in camel case. */
function words(name: string): string[] {
  const found = name.match(/\p{Lu}?\p{Ll}+|\p{Lu}+(?!\p{Ll})|\p{N}+|\+/gu) ?? []
  return found.map((word) => word.toLowerCase())
}
