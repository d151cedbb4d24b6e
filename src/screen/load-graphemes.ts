import { createRequire } from 'node:module'

import type { UnicodeGraphemesAddon } from '@xterm/addon-unicode-graphemes'

/**
 * Loads the addon that gives grapheme clusters their width.
 *
 * Its trie (0.4.0) is decoded while the module loads, from `new DataView(data.buffer)`, which forgets that a
 * small Buffer lies somewhere inside a pool: every code point above U+FFFF then silently has width 1. With an
 * empty pool each Buffer has memory of its own.
 */
export function loadGraphemes(): UnicodeGraphemesAddon {
  const { poolSize } = Buffer
  Buffer.poolSize = 0
  try {
    const addon = createRequire(import.meta.url)('@xterm/addon-unicode-graphemes') as {
      readonly UnicodeGraphemesAddon: new () => UnicodeGraphemesAddon
    }
    return new addon.UnicodeGraphemesAddon()
  } finally {
    Buffer.poolSize = poolSize
  }
}
