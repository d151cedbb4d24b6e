import { readFileSync } from 'node:fs'

import { type OpenTypeFont, readOpenType } from './open-type.ts'
import type { FontFile } from './read-face.ts'

/** Font units in an em (OpenType 1.9, "head"). */
const [fewestUnits, mostUnits] = [16, 16_384]

/**
 * Opens an installed font, which may be damaged anywhere: a character that cannot be read is one that the font lacks, and
 * an outline is empty. Null where the font as a whole cannot be read.
 */
export function openSoundFont({ path, start }: FontFile): OpenTypeFont | null {
  const font = orElse(null, () => readOpenType(readFileSync(path), start))
  if (font === null || font.unitsPerEm < fewestUnits || font.unitsPerEm > mostUnits) return null
  return {
    ...font,
    glyphOf: (codePoint) => orElse(0, () => font.glyphOf(codePoint)),
    advanceOf: (glyph) => orElse(0, () => font.advanceOf(glyph)),
    outlineOf: (glyph) => orElse([], () => font.outlineOf(glyph)),
    substitutions: () => orElse(null, () => font.substitutions()),
  }
}

/** Bytes that are not there are a RangeError. */
function orElse<Value>(otherwise: Value, read: () => Value): Value {
  try {
    return read()
  } catch (error) {
    if (error instanceof RangeError) return otherwise
    throw error
  }
}
