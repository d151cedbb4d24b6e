import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'

import { readWoff2, tableOf } from '../font-file/read-woff2.ts'
import { transformedOutlines } from '../font-file/transformed-outlines.ts'
import { readCharacterMap } from './character-map.ts'
import type { OpenTypeFont } from './open-type.ts'

/** Where the icons of Nerd Fonts stand: the private areas of the Basic Multilingual Plane and of plane 15, but for a few. */
export function isSymbol(codePoint: number): boolean {
  return (
    (codePoint >= 0xe000 && codePoint <= 0xf8ff) ||
    (codePoint >= 0xf0000 && codePoint <= 0xffffd) ||
    (codePoint >= 0x23fb && codePoint <= 0x23fe) ||
    codePoint === 0x2b58
  )
}

/** Opens the icons of Nerd Fonts 3.4 (MIT); the file of 1 MB is read when the first one is needed. */
export function openSymbols(): OpenTypeFont {
  opened ??= readSymbols()
  return opened
}

let opened: OpenTypeFont | null = null

function readSymbols(): OpenTypeFont {
  const path = createRequire(import.meta.url).resolve('@azurity/pure-nerd-font/PureNerdFont.woff2')
  const tables = readWoff2(readFileSync(path))
  const table = (tag: string): DataView => tableOf(tables, tag)
  const unitsPerEm = table('head').getUint16(18)
  return {
    unitsPerEm,
    xHeight: 0,
    capHeight: 0,
    ascent: table('hhea').getInt16(4),
    descent: table('hhea').getInt16(6),
    underlineTop: 0,
    strikeTop: 0,
    glyphOf: readCharacterMap(table('cmap'), 0),
    // An icon takes the whole of its square, whatever it is said to advance.
    advanceOf: () => unitsPerEm,
    outlineOf: transformedOutlines(table('glyf')),
    substitutions: () => null,
  }
}
