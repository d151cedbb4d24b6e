import { createRequire } from 'node:module'

import { themeOfScheme } from './color-scheme.ts'
import type { Theme } from './theme.ts'

/** Who drew the schemes of the collection. */
const credit = 'iTerm2-Color-Schemes and the authors named there; MIT.'

const prefix = 'terminal:'

/**
 * The schemes of the package `@electerm/electerm-themes`, by name: those of iTerm2-Color-Schemes, which is where
 * VHS has its names from, too. Read when first asked for.
 */
export function schemeCollection(): ReadonlyMap<string, Theme> {
  collection ??= readCollection()
  return collection
}

let collection: ReadonlyMap<string, Theme> | null = null

function readCollection(): Map<string, Theme> {
  const texts = createRequire(import.meta.url)('@electerm/electerm-themes') as readonly string[]
  return new Map(
    texts.flatMap((text) => {
      const scheme = readScheme(text)
      const name = scheme['themeName']
      return name === undefined
        ? []
        : [[name, themeOfScheme(name, scheme, { credit, missing: {} })]]
    }),
  )
}

/** Lines of `key=value`; the terminal's colours begin with `terminal:`. */
function readScheme(text: string): Record<string, string> {
  const pairs = text.split('\n').flatMap((line) => {
    const at = line.indexOf('=')
    return at < 0 ? [] : [[line.slice(0, at).replace(prefix, ''), line.slice(at + 1).trim()]]
  })
  return Object.fromEntries(pairs) as Record<string, string>
}
