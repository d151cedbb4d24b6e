import { readFileSync } from 'node:fs'

import { bundledFont } from './bundled-font.ts'
import { fontFolders, installedFonts } from './installed-fonts.ts'
import type { FontFile } from './read-face.ts'
import type { Face, LoadedFace, TextFont } from './text-font.ts'
import { readTrueType, type TrueTypeFont } from './true-type.ts'

/** A font for a wish; `remark` says why it is another one, `''` where it is not. */
export interface FoundTextFont {
  readonly font: TextFont
  readonly remark: string
}

/** Names for any font whose characters are all as wide. */
const generic = new Set(['', 'monospace', 'ui-monospace', bundledFont.family.toLowerCase()])

/**
 * Finds a font by its family, or the first of several with commas between, in the folders where fonts are installed; what
 * cannot be had is replaced by the bundled font. Only fonts with TrueType outlines can be drawn.
 */
export function findFont(families: string, folders = fontFolders(process.env)): FoundTextFont {
  const wanted = families.split(',').map((family) => family.trim().replace(/^(["'])(.*)\1$/, '$2'))
  let reason = ''
  for (const family of wanted) {
    if (generic.has(family.toLowerCase())) return { font: bundledFont, remark: '' }
    const files = installedFonts(folders).get(family.toLowerCase()) ?? []
    const usable = files.filter(({ isTrueType }) => isTrueType)
    const font = usable.length === 0 ? null : openFamily(family, usable)
    if (font !== null) return { font, remark: '' }
    reason ||=
      files.length === 0
        ? `there is no font ${family}`
        : `${family} has no outlines that can be read`
  }
  return { font: bundledFont, remark: `${reason}, so ${bundledFont.family} is taken` }
}

/** Null for a font that is damaged or lacks letters. */
function openFamily(family: string, files: readonly FontFile[]): TextFont | null {
  const fonts = new Map<FontFile, TrueTypeFont>()
  const open = (file: FontFile): TrueTypeFont => {
    const font = fonts.get(file) ?? readTrueType(readFileSync(file.path), file.start)
    fonts.set(file, font)
    return font
  }
  const load = (face: Face): LoadedFace => {
    const file = nearestFace(files, face)
    return { font: open(file), isBold: file.bold, isItalic: file.italic }
  }
  try {
    const { font } = load({ bold: false, italic: false })
    const { unitsPerEm, ascent, descent } = font
    const advance = font.advanceOf(font.glyphOf(0x78)) / unitsPerEm
    if (font.glyphOf(0x78) === 0 || advance <= 0) return null
    return { family, advance, ascent: ascent / unitsPerEm, descent: -descent / unitsPerEm, load }
  } catch (error) {
    if (error instanceof RangeError) return null
    throw error
  }
}

/** The slope matters more than the weight. */
function nearestFace(files: readonly FontFile[], face: Face): FontFile {
  const distance = (file: FontFile): number =>
    Number(file.bold !== face.bold) + 2 * Number(file.italic !== face.italic)
  return files.reduce((best, file) => (distance(file) < distance(best) ? file : best))
}
