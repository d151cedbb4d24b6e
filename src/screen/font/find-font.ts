import { nearest } from '../../plan/nearest.ts'
import { bundledFont } from './bundled-font.ts'
import { fontFolders, installedFonts } from './installed-fonts.ts'
import { openSoundFont } from './open-sound-font.ts'
import type { FontFile } from './read-face.ts'
import type { Face, LoadedFace, TextFont } from './text-font.ts'

/** A font for a wish; `remark` says why it is another one, `''` where it is not. */
export interface FoundTextFont {
  readonly font: TextFont
  readonly remark: string
}

/** Names for any font whose characters are all as wide. */
const generic = new Set(['', 'monospace', 'ui-monospace', bundledFont.family.toLowerCase()])

/** Names of the bundled font with the icons of Nerd Fonts, which are bundled, too (nerd-fonts, font-patcher). */
const withIcons = /^jetbrains ?mono(?:nl)? (?:nerd font(?: mono| propo)?|nf[mp]?)$/

/**
 * Finds a font by its family, or the first of several with commas between, in the folders where fonts are installed; what
 * cannot be had is replaced by the bundled font. Fonts of pictures, such as colour emoji, cannot be drawn.
 */
export function findFont(families: string, folders = fontFolders(process.env)): FoundTextFont {
  const wanted = families.split(',').map((family) => family.trim().replace(/^(["'])(.*)\1$/, '$2'))
  let reason = ''
  for (const family of wanted) {
    if (generic.has(family.toLowerCase())) return { font: bundledFont, remark: '' }
    const files = installedFonts(folders).get(family.toLowerCase()) ?? []
    const usable = files.filter(({ hasOutlines }) => hasOutlines)
    const font = usable.length === 0 ? null : openFamily(family, usable)
    if (font !== null) return { font, remark: '' }
    if (withIcons.test(family.toLowerCase())) return { font: bundledFont, remark: '' }
    reason ||=
      files.length === 0
        ? `there is no font ${family}${meant(family, folders)}`
        : `${family} has no outlines that can be read`
  }
  return { font: bundledFont, remark: `${reason}, so ${bundledFont.family} is taken` }
}

/** The installed family that is spelt much the same, `''` for none. */
function meant(family: string, folders: readonly string[]): string {
  const installed = installedFonts(folders)
  const near = nearest(family.toLowerCase(), installed.keys())
  const names = installed.get(near ?? '')?.flatMap(({ families }) => families) ?? []
  const name = names.find((each) => each.toLowerCase() === near)
  return name === undefined ? '' : ` (did you mean ${name}?)`
}

/** Null for a font that is damaged or lacks letters; a face that is damaged is as the regular one. */
function openFamily(family: string, files: readonly FontFile[]): TextFont | null {
  const faces = new Map<FontFile, LoadedFace | null>()
  const open = (face: Face): LoadedFace | null => {
    const file = nearestFace(files, face)
    const known = faces.get(file)
    if (known !== undefined) return known
    const font = openSoundFont(file)
    const opened = font && { font, isBold: file.weight >= weights.leastBold, isItalic: file.italic }
    faces.set(file, opened)
    return opened
  }
  const regular = open({ bold: false, italic: false })
  if (regular === null) return null
  const { font } = regular
  const { unitsPerEm, ascent, descent } = font
  const advance = font.advanceOf(font.glyphOf(0x78)) / unitsPerEm
  if (font.glyphOf(0x78) === 0 || advance <= 0) return null
  return {
    family,
    advance,
    ascent: ascent / unitsPerEm,
    descent: -descent / unitsPerEm,
    load: (face) => open(face) ?? regular,
  }
}

/** Weights of the faces that are asked for, and the least that looks bold beside the regular one. */
const weights = { regular: 400, bold: 700, leastBold: 600 }

/** The slope matters more than the weight. */
function nearestFace(files: readonly FontFile[], face: Face): FontFile {
  const wanted = face.bold ? weights.bold : weights.regular
  const distance = (file: FontFile): number =>
    Math.abs(file.weight - wanted) + (file.italic === face.italic ? 0 : 0x10000)
  return files.reduce((best, file) => (distance(file) < distance(best) ? file : best))
}
