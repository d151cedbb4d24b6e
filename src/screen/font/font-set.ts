import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'

import { isSymbol, openSymbols } from './open-symbols.ts'
import { readTrueType, type TrueTypeFont } from './true-type.ts'

/** The fonts that text is drawn with: JetBrains Mono, icons of Nerd Fonts, then D2Coding for Hangul, Hanja, kana and symbols. */
export interface FontSet {
  /** The text font in a weight and slope. */
  primary(face: Face): TrueTypeFont
  /** The first font that has the character, or null; only the text font has italics of its own. */
  find(codePoint: number, face: Face): FoundFont | null
}

export interface Face {
  readonly bold: boolean
  readonly italic: boolean
}

export interface FoundFont {
  readonly font: TrueTypeFont
  readonly isPrimary: boolean
}

const [regular, bold, italic, boldItalic] = [
  '400Regular',
  '700Bold',
  '400Regular_Italic',
  '700Bold_Italic',
]

/** Opens the fonts; a file is read when its first character is needed. Both fonts are under the SIL OFL 1.1. */
export function openFontSet(): FontSet {
  const require = createRequire(import.meta.url)
  const open = new Map<string, TrueTypeFont>()
  const load = (path: string): TrueTypeFont => {
    const font = open.get(path) ?? readTrueType(readFileSync(require.resolve(path)))
    open.set(path, font)
    return font
  }
  const primary = (face: Face): TrueTypeFont => {
    const upright = face.bold ? bold : regular
    const name = face.italic ? (face.bold ? boldItalic : italic) : upright
    return load(`@expo-google-fonts/jetbrains-mono/${name}/JetBrainsMono_${name}.ttf`)
  }
  const fallback = (face: Face): TrueTypeFont =>
    load(`@kfonts/d2coding/src/D2Coding${face.bold ? 'Bold' : ''}.ttf`)
  return {
    primary,
    find(codePoint, face) {
      const text = primary(face)
      if (text.glyphOf(codePoint) !== 0) return { font: text, isPrimary: true }
      if (isSymbol(codePoint) && openSymbols().glyphOf(codePoint) !== 0)
        return { font: openSymbols(), isPrimary: false }
      const other = fallback(face)
      return other.glyphOf(codePoint) === 0 ? null : { font: other, isPrimary: false }
    },
  }
}
