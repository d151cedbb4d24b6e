import type { Style } from '../cell.ts'
import { flatten } from '../font/flatten.ts'
import { type FontSet, openFontSet } from '../font/font-set.ts'
import { rasterize } from '../font/rasterize.ts'
import type { CellMetrics } from './cell-metrics.ts'
import { drawGeometry } from './draw-geometry.ts'
import { drawMissing } from './draw-missing.ts'
import { drawUnderline } from './draw-underline.ts'
import { type Box, type Drawing, lineThickness, rectangle } from './drawing.ts'
import type { ShiftedGlyph } from './ligature-cell.ts'
import { lineTop } from './line-top.ts'
import { type PlacedCharacter, placeCharacter } from './place-character.ts'
import { placeCluster } from './place-cluster.ts'
import { placeLigature } from './place-ligature.ts'
import { visibleCharacters } from './visible-characters.ts'

/** What to draw in one cell, or in two. */
export interface GlyphRequest {
  /** A grapheme cluster, `''` for a blank. */
  readonly text: string
  /** Columns. */
  readonly cols: number
  readonly bold: boolean
  readonly italic: boolean
  readonly underline: Style['underline']
  readonly strike: boolean
  readonly overline: boolean
  /** What is drawn instead of the text: glyphs of a ligature; null for the text itself. */
  readonly glyphs: readonly ShiftedGlyph[] | null
}

/** The strongest level of ink; level 0 is none. */
export const fullInk = 15

/** Draws characters as levels of ink, 0 to `fullInk`, row by row, `cols * cellWidth` by `cellHeight` pixels. */
export interface Glyphs {
  draw(request: GlyphRequest): Uint8Array
  /** The underline alone, for one in a colour of its own. */
  drawUnderline(request: GlyphRequest): Uint8Array
}

/** Coverage is raised to this, because thin strokes look thinner than they are when edges are blended. */
const gamma = 0.8

/** Glyphs for cells of a size; fonts are read when first needed. */
export function openGlyphs(metrics: CellMetrics): Glyphs {
  const tools = { metrics, fonts: openFontSet(metrics.font) }
  const fill = (request: GlyphRequest, parts: readonly Drawing[]): Uint8Array => {
    const size = { width: request.cols * metrics.cellWidth, height: metrics.cellHeight }
    const levels = new Uint8Array(size.width * size.height)
    for (const { polygons, opacity } of parts) {
      const coverage = rasterize(polygons, size)
      for (let at = 0; at < levels.length; at += 1) {
        const covered = (coverage[at] ?? 0) * opacity
        if (covered === 0) continue
        const level = Math.round(fullInk * covered ** gamma)
        if (level > (levels[at] ?? 0)) levels[at] = level
      }
    }
    return levels
  }
  return {
    draw: (request) => fill(request, drawings(request, tools)),
    drawUnderline: (request) => fill(request, underline(request, boxOf(request, metrics), tools)),
  }
}

interface Tools {
  readonly metrics: CellMetrics
  readonly fonts: FontSet
}

function drawings(request: GlyphRequest, tools: Tools): Drawing[] {
  const box = boxOf(request, tools.metrics)
  return [
    ...ink(request, box, tools),
    ...underline(request, box, tools),
    ...strike(request, box, tools),
    ...overline(request, box),
  ]
}

function ink(request: GlyphRequest, box: Box, tools: Tools): readonly Drawing[] {
  if (request.glyphs !== null)
    return request.glyphs.map((glyph) => drawingOf(placeLigature(glyph, request, tools.metrics)))
  const geometry = drawGeometry(request.text.codePointAt(0) ?? 0x20, box)
  return geometry === null ? characters(request, box, tools) : [geometry]
}

function boxOf({ cols }: GlyphRequest, { cellWidth, cellHeight, fontSize }: CellMetrics): Box {
  return {
    width: cols * cellWidth,
    height: cellHeight,
    line: lineThickness(fontSize),
  }
}

/** Each code point of a cluster is drawn at the same place, where its font says no other: marks lie over their letter. */
function characters(request: GlyphRequest, box: Box, { metrics, fonts }: Tools): Drawing[] {
  const cluster = placeCluster(request, metrics)
  if (cluster !== null) return [drawingOf(cluster)]
  return visibleCharacters(request.text).map((codePoint) => {
    const text = String.fromCodePoint(codePoint)
    const placed =
      placeCharacter({ ...request, codePoint }, metrics, fonts) ??
      placeCluster({ ...request, text }, metrics)
    return placed === null ? drawMissing(box) : drawingOf(placed)
  })
}

function drawingOf({ outline, place }: PlacedCharacter): Drawing {
  return { polygons: flatten(outline, place), opacity: 1 }
}

/** Underlines of every kind, where the text font wants them. */
function underline(request: GlyphRequest, box: Box, { metrics, fonts }: Tools): Drawing[] {
  if (request.underline === 'none') return []
  const top = lineTop(fonts.primary(request), 'underlineTop', metrics)
  return [
    { polygons: drawUnderline(request.underline, { ...box, top, cols: request.cols }), opacity: 1 },
  ]
}

/** Along the upper edge of the cell. */
function overline(request: GlyphRequest, { width, line }: Box): Drawing[] {
  return request.overline ? [{ polygons: [rectangle(0, 0, width, line)], opacity: 1 }] : []
}

function strike(request: GlyphRequest, { width, line }: Box, { metrics, fonts }: Tools): Drawing[] {
  if (!request.strike) return []
  const y = lineTop(fonts.primary(request), 'strikeTop', metrics)
  return [{ polygons: [rectangle(0, y, width, y + line)], opacity: 1 }]
}
