import type { Style } from '../cell.ts'
import { flatten } from '../font/flatten.ts'
import { type FontSet, openFontSet } from '../font/font-set.ts'
import { rasterize } from '../font/rasterize.ts'
import type { CellMetrics } from './cell-metrics.ts'
import { drawGeometry } from './draw-geometry.ts'
import { drawUnderline } from './draw-underline.ts'
import { type Box, type Drawing, lineThickness, rectangle, reversed } from './drawing.ts'
import { lineTop } from './line-top.ts'
import { placeFallback, placePrimary } from './place-glyph.ts'

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
  const tools = { metrics, fonts: openFontSet() }
  const fill = (request: GlyphRequest, parts: readonly Drawing[]): Uint8Array => {
    const size = { width: request.cols * metrics.cellWidth, height: metrics.cellHeight }
    const levels = new Uint8Array(size.width * size.height)
    for (const { polygons, opacity } of parts) {
      const coverage = rasterize(polygons, size)
      for (let at = 0; at < levels.length; at += 1) {
        const level = Math.round(fullInk * ((coverage[at] ?? 0) * opacity) ** gamma)
        levels[at] = Math.max(levels[at] ?? 0, level)
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
  const first = request.text.codePointAt(0) ?? 0x20
  const geometry = drawGeometry(first, box)
  const ink = geometry === null ? characters(request, box, tools) : [geometry]
  return [...ink, ...underline(request, box, tools), ...strike(request, box, tools)]
}

function boxOf({ cols }: GlyphRequest, { cellWidth, cellHeight, fontSize }: CellMetrics): Box {
  return {
    width: cols * cellWidth,
    height: cellHeight,
    line: lineThickness(fontSize),
  }
}

/** Characters that only join or choose a form (Unicode, "Default_Ignorable_Code_Point"), and blanks. */
const invisible = /[\p{Default_Ignorable_Code_Point}\p{White_Space}\p{Cc}]/u

/** A hostile text may pile up any number of marks. */
const mostMarks = 16

/** Each code point of a cluster is drawn at the same place: marks lie over their letter. */
function characters(request: GlyphRequest, box: Box, tools: Tools): Drawing[] {
  return Array.from(request.text.normalize('NFC'))
    .filter((character) => !invisible.test(character))
    .slice(0, mostMarks)
    .map((character) => character.codePointAt(0) ?? 0)
    .map((codePoint) => character(codePoint, { request, box }, tools))
}

function character(
  codePoint: number,
  { request, box }: { readonly request: GlyphRequest; readonly box: Box },
  { metrics, fonts }: Tools,
): Drawing {
  const drawn = fonts.find(codePoint, request) === null ? ordinaryForm(codePoint) : codePoint
  const found = fonts.find(drawn, request)
  if (found === null) return missing(box)
  const index = found.font.glyphOf(drawn)
  const isText = found.isPrimary && request.cols === 1
  const place = isText
    ? placePrimary(found.font, metrics)
    : placeFallback(
        found,
        {
          index,
          width: box.width,
          italic: request.italic && !found.isPrimary,
          squeezed: drawn !== codePoint,
        },
        metrics,
      )
  return { polygons: flatten(found.font.outlineOf(index), place), opacity: 1 }
}

/** The kana, letter or sign that a half-width or full-width form is one of (The Unicode Standard, "Halfwidth and Fullwidth Forms"). */
function ordinaryForm(codePoint: number): number {
  if (codePoint < 0xff00 || codePoint > 0xffef) return codePoint
  return String.fromCodePoint(codePoint).normalize('NFKC').codePointAt(0) ?? codePoint
}

/** A hollow box, as fonts draw what they lack. */
function missing({ width, height, line }: Box): Drawing {
  const [x0, y0] = [line + 1, Math.round(height * 0.22)]
  const [x1, y1] = [width - line - 1, Math.round(height * 0.78)]
  const hole = reversed(rectangle(x0 + line, y0 + line, x1 - line, y1 - line))
  return { polygons: [rectangle(x0, y0, x1, y1), hole], opacity: 0.6 }
}

/** Underlines of every kind, where the text font wants them. */
function underline(request: GlyphRequest, box: Box, { metrics, fonts }: Tools): Drawing[] {
  if (request.underline === 'none') return []
  const top = lineTop(fonts.primary(request), 'underlineTop', metrics)
  return [
    { polygons: drawUnderline(request.underline, { ...box, top, cols: request.cols }), opacity: 1 },
  ]
}

function strike(request: GlyphRequest, { width, line }: Box, { metrics, fonts }: Tools): Drawing[] {
  if (!request.strike) return []
  const y = lineTop(fonts.primary(request), 'strikeTop', metrics)
  return [{ polygons: [rectangle(0, y, width, y + line)], opacity: 1 }]
}
