import type { Placement } from '../font/flatten.ts'
import type { OpenTypeFont } from '../font/open-type.ts'
import type { Outline } from '../font/outline.ts'
import { openScriptFont } from '../font/script/open-script-font.ts'
import { scriptOf } from '../font/script/scripts.ts'
import { shapeCluster } from '../font/script/shape-cluster.ts'
import type { Face } from '../font/text-font.ts'
import type { CellMetrics } from './cell-metrics.ts'
import type { PlacedCharacter } from './place-character.ts'
import { slant } from './slant.ts'
import { visibleCharacters } from './visible-characters.ts'

/** A grapheme cluster to put into cells. */
export interface ClusterRequest extends Face {
  readonly text: string
  /** Columns. */
  readonly cols: number
}

/**
 * The outline of a whole grapheme cluster of a script that has a font of its own, and its place in its cells; null for others,
 * and for those that the text font has.
 */
export function placeCluster(
  { text, cols, bold, italic }: ClusterRequest,
  metrics: CellMetrics,
): PlacedCharacter | null {
  const codePoints = visibleCharacters(text)
  const script = scriptOf(codePoints[0] ?? 0)
  if (script === null) return null
  const primary = metrics.font.load({ bold, italic }).font
  if (codePoints.every((codePoint) => primary.glyphOf(codePoint) !== 0)) return null
  const opened = openScriptFont(script, bold)
  const shaped = shapeCluster(codePoints, opened, script.isRightToLeft)
  if (shaped === null) return null
  const { font } = opened
  const em = metrics.fontSize / font.unitsPerEm
  const width = cols * metrics.cellWidth
  const scaleX = em * stretchOf(width / (shaped.advance * em), script.isJoined)
  const left = (width - shaped.advance * scaleX) / 2
  const lean = italic ? slant : 0
  const heightOf = fitHeights(shaped.outline, font, metrics)
  const place: Placement = (x, y) => [
    left + (x + y * lean) * scaleX,
    metrics.baseline - heightOf(y),
  ]
  return { outline: shaped.outline, place }
}

/** More than so much letters are not made wider to touch their neighbours. */
const mostStretched = 1.6

/** What is wider than its cells is made narrower; what touches its neighbours is made wider, too. */
function stretchOf(room: number, isJoined: boolean): number {
  if (room <= 1) return room
  return isJoined && room <= mostStretched ? room : 1
}

/**
 * Heights in pixels: where marks of the font, or more of them than it foresees, reach out of a cell, all above the baseline is
 * made lower, or all below it.
 */
function fitHeights(
  outline: Outline,
  { ascent, descent, unitsPerEm }: OpenTypeFont,
  { fontSize, baseline, cellHeight }: CellMetrics,
): (y: number) => number {
  const ys = outline.flat().map(({ y }) => y)
  const top = ys.reduce((one, other) => Math.max(one, other), ascent)
  const bottom = ys.reduce((one, other) => Math.min(one, other), descent)
  const em = fontSize / unitsPerEm
  const up = Math.min(em, baseline / top)
  const down = Math.min(em, Math.max(0, cellHeight - baseline) / -bottom)
  return (y) => y * (y > 0 ? up : down)
}
