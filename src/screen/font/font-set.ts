import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'

import { isSymbol, openSymbols } from './open-symbols.ts'
import { readOpenType, type OpenTypeFont } from './open-type.ts'
import type { Face, TextFont } from './text-font.ts'

/** The fonts that text is drawn with: a text font, icons of Nerd Fonts, then D2Coding for Hangul, Hanja, kana and symbols. */
export interface FontSet {
  /** The text font in a weight and slope. */
  primary(face: Face): OpenTypeFont
  /** The first font that has the character, or null. */
  find(codePoint: number, face: Face): FoundFont | null
}

/** A font that has a character, and what it is like beside the text font. */
export interface FoundFont {
  readonly font: OpenTypeFont
  readonly isPrimary: boolean
  /** It needs no help to be as bold as its face. */
  readonly isBold: boolean
  /** Its letters lean by themselves. */
  readonly isItalic: boolean
}

const fallbacks = new Map<string, OpenTypeFont>()

/** Opens the fonts; a file is read when its first character is needed. D2Coding is under the SIL OFL 1.1. */
export function openFontSet(text: TextFont): FontSet {
  return {
    primary: (face) => text.load(face).font,
    find(codePoint, face) {
      const { font, isBold, isItalic } = text.load(face)
      if (font.glyphOf(codePoint) !== 0) return { font, isPrimary: true, isBold, isItalic }
      const other = { isPrimary: false, isBold: true, isItalic: false }
      if (isSymbol(codePoint) && openSymbols().glyphOf(codePoint) !== 0)
        return { font: openSymbols(), ...other }
      const wide = fallback(face)
      return wide.glyphOf(codePoint) === 0 ? null : { font: wide, ...other }
    },
  }
}

function fallback(face: Face): OpenTypeFont {
  const path = `@kfonts/d2coding/src/D2Coding${face.bold ? 'Bold' : ''}.ttf`
  const resolve = createRequire(import.meta.url).resolve
  const font = fallbacks.get(path) ?? readOpenType(readFileSync(resolve(path)))
  fallbacks.set(path, font)
  return font
}
