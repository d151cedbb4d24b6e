import type { Outline } from '../outline.ts'
import type { ScriptFont } from './open-script-font.ts'
import type { Anchor } from './read-attachments.ts'
import { spellCluster } from './spell-cluster.ts'

/** A grapheme cluster in units of its font. */
export interface ShapedCluster {
  readonly outline: Outline
  readonly advance: number
}

/**
 * Puts the glyphs of a cluster beside each other, and its marks where the font attaches them; null where the font lacks the
 * letter. A mark that it lacks is left out.
 */
export function shapeCluster(
  codePoints: readonly number[],
  script: ScriptFont,
  isRightToLeft: boolean,
): ShapedCluster | null {
  const { font } = script
  const letters = spellCluster(codePoints, (codePoint) => font.glyphOf(codePoint) !== 0)
  const all = letters.map(({ codePoint, form }) => {
    const glyph = font.glyphOf(codePoint)
    return form === null || glyph === 0 ? glyph : script.formOf(glyph, form)
  })
  if (!all[0]) return null
  const glyphs = script.compose(all.filter((glyph) => glyph !== 0))
  const advances = glyphs.map((glyph) => font.advanceOf(glyph))
  const advance = advances.reduce((sum, one) => sum + one, 0)
  const origins = attach(glyphs, script, startsOf(advances, isRightToLeft ? advance : null))
  const outline = glyphs.flatMap((glyph, at) => moved(font.outlineOf(glyph), origins[at] ?? zero))
  return inPlace(outline, advance, font.unitsPerEm)
}

const zero: Anchor = { x: 0, y: 0 }

/** Where glyphs begin; from right to left they begin at the end. */
function startsOf(advances: readonly number[], end: number | null): Anchor[] {
  let x = end ?? 0
  return advances.map((advance) => {
    if (end !== null) x -= advance
    const start = { x, y: 0 }
    if (end === null) x += advance
    return start
  })
}

/** Moves marks to their letter, or to the mark before them. */
function attach(
  glyphs: readonly number[],
  script: ScriptFont,
  starts: readonly Anchor[],
): readonly Anchor[] {
  const origins = [...starts]
  for (const [at, glyph] of glyphs.entries()) {
    if (!script.isMark(glyph)) continue
    for (const { toMarks, marks, targets } of script.attachments) {
      const mark = marks.get(glyph)
      const target = glyphs.findLastIndex(
        (other, place) => place < at && targets.has(other) && script.isMark(other) === toMarks,
      )
      const anchor = targets.get(glyphs[target] ?? -1)?.[mark?.kind ?? -1]
      const origin = origins[target]
      if (mark === undefined || !anchor || origin === undefined) continue
      origins[at] = { x: origin.x + anchor.x - mark.x, y: origin.y + anchor.y - mark.y }
    }
  }
  return origins
}

/** More than so much of its place no glyph reaches out of it: one that does is as wide as its ink. */
const mostOutside = 0.5

/** A mark without a letter is put into the middle of a place, and what reaches far out of its own gets a larger one. */
function inPlace(outline: Outline, advance: number, unitsPerEm: number): ShapedCluster {
  const xs = outline.flat().map(({ x }) => x)
  const least = xs.reduce((one, other) => Math.min(one, other), Infinity)
  const most = xs.reduce((one, other) => Math.max(one, other), -Infinity)
  const isInside = -least <= advance * mostOutside && most <= advance * (1 + mostOutside)
  if (xs.length === 0 || (advance > 0 && isInside)) return { outline, advance: advance || 1 }
  const place = Math.max(advance || unitsPerEm / 2, most - least)
  return { outline: moved(outline, { x: (place - least - most) / 2, y: 0 }), advance: place }
}

function moved(outline: Outline, by: Anchor): Outline {
  if (by.x === 0 && by.y === 0) return outline
  return outline.map((contour) =>
    contour.map((point) => ({ ...point, x: point.x + by.x, y: point.y + by.y })),
  )
}
