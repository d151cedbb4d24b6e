import { isDeepStrictEqual } from 'node:util'

import type { Cell } from '../../screen/cell.ts'
import {
  type FontCharacter,
  type FontLigature,
  buildFont,
  unitsPerEm,
} from '../../screen/font-file/build-font.ts'
import { type FontSet, openFontSet } from '../../screen/font/font-set.ts'
import type { Outline } from '../../screen/font/outline.ts'
import type { Face } from '../../screen/font/text-font.ts'
import type { CellMetrics } from '../../screen/glyph/cell-metrics.ts'
import { drawMissing } from '../../screen/glyph/draw-missing.ts'
import { lineThickness } from '../../screen/glyph/drawing.ts'
import { ligatureGlyphs, type ShiftedGlyph } from '../../screen/glyph/ligature-cell.ts'
import { type PlacedCharacter, placeCharacter } from '../../screen/glyph/place-character.ts'
import { placeCluster } from '../../screen/glyph/place-cluster.ts'
import { placeLigature } from '../../screen/glyph/place-ligature.ts'
import { visibleCharacters } from '../../screen/glyph/visible-characters.ts'

/** The fonts that a picture carries: of each face the characters that it shows, and no others. */
export interface EmbeddedFonts {
  /** Text that is shown, in clusters that are each so many columns wide. */
  use(clusters: Iterable<string>, cols: number, face: Face): void
  /**
   * Neighbouring cells that show a ligature, of one column each and all alike; false where the same characters are
   * another ligature already, so that they are not joined.
   */
  useLigature(cells: readonly Cell[]): boolean
  /** The rules that declare the fonts, with their bytes. */
  css(): string
}

/** The name of the fonts in a picture. */
export const embeddedFamily = 'Runbook'

/** For pictures that leave their text to the viewer's fonts. */
export const noEmbeddedFonts: EmbeddedFonts = {
  use: () => undefined,
  useLigature: () => false,
  css: () => '',
}

/** No characters yet. */
export function createEmbeddedFonts(metrics: CellMetrics): EmbeddedFonts {
  const fonts = openFontSet(metrics.font)
  const faces = new Map<string, UsedFace>()
  const usedFace = ({ bold, italic }: Face): UsedFace => {
    const key = `${bold} ${italic}`
    const known = faces.get(key) ?? {
      face: { bold, italic },
      cols: new Map([[0x20, 1]]),
      ligatures: new Map<string, readonly Cell[]>(),
    }
    faces.set(key, known)
    return known
  }
  return {
    use(clusters, cols, face) {
      const known = usedFace(face)
      for (const cluster of clusters) {
        for (const [codePoint, wide] of charactersOf(cluster, cols))
          if (!known.cols.has(codePoint)) known.cols.set(codePoint, wide)
      }
    },
    useLigature(cells) {
      const [first] = cells
      if (first === undefined) return false
      const { ligatures } = usedFace(first.style)
      const text = cells.map((cell) => cell.text).join('')
      const known = ligatures.get(text) ?? cells
      ligatures.set(text, known)
      return isDeepStrictEqual(known.map(ligatureGlyphs), cells.map(ligatureGlyphs))
    },
    css: () => [...faces.values()].map((used) => fontRule(used, { metrics, fonts })).join(''),
  }
}

/** What is shown of a face. */
interface UsedFace {
  readonly face: Face
  /** Characters and their columns; negative for marks. */
  readonly cols: Map<number, number>
  /** Cells that show ligatures, by their characters. */
  readonly ligatures: Map<string, readonly Cell[]>
}

/** Characters and their columns; negative for marks, which have the place of their letter. */
function* charactersOf(cluster: string, cols: number): Generator<readonly [number, number]> {
  const characters = Array.from(cluster)
  // Browsers join a letter with one mark after another.
  for (let end = 1; end <= Math.min(characters.length, mostJoined); end += 1) {
    const visible = visibleCharacters(characters.slice(0, end).join(''))
    for (const [at, codePoint] of visible.entries()) yield [codePoint, at === 0 ? cols : -cols]
  }
}

/** More marks than that are joined in no script. */
const mostJoined = 6

interface Tools {
  readonly metrics: CellMetrics
  readonly fonts: FontSet
}

function fontRule({ face, cols, ligatures }: UsedFace, tools: Tools): string {
  const characters = [...cols]
    .toSorted(([one], [other]) => one - other)
    .flatMap(([codePoint, wide]) => toCharacter({ ...face, codePoint }, wide, tools))
  const joined = [...ligatures.values()].map((cells) => toLigature(cells, face, tools.metrics))
  const font = { ...face, ascent: 1020, descent: -300, missing: missingOutline(tools.metrics) }
  const data = Buffer.from(buildFont(characters, joined, font)).toString('base64')
  const style = `${face.bold ? 'font-weight:700;' : ''}${face.italic ? 'font-style:italic;' : ''}`
  return `@font-face{font-family:${embeddedFamily};${style}src:url(data:font/woff2;base64,${data})}`
}

/** The character as it is in its cells, so that text has the columns of the terminal; none where no font has it. */
function toCharacter(
  character: Face & { readonly codePoint: number },
  wide: number,
  { metrics, fonts }: Tools,
): FontCharacter[] {
  const { codePoint } = character
  const cols = Math.abs(wide)
  const cluster = placeCluster(
    { ...character, text: String.fromCodePoint(codePoint), cols },
    metrics,
  )
  const placed = cluster ?? placeCharacter({ ...character, cols }, metrics, fonts)
  if (placed === null) return []
  const width = cols * metrics.cellWidth
  const [left, right] = wide < 0 ? [-width, 0] : [0, width]
  const advance = toFontUnits(metrics)(right, 0).x
  return [{ codePoint, advance, outline: outlineAt(left, placed, metrics) }]
}

/** Cells that show parts of ligatures, as one glyph; a part that several cells show is there once. */
function toLigature(cells: readonly Cell[], face: Face, metrics: CellMetrics): FontLigature {
  const parts = new Map<string, ShiftedGlyph>()
  for (const [column, cell] of cells.entries()) {
    for (const { glyph, columns } of ligatureGlyphs(cell) ?? [])
      parts.set(`${glyph} ${column + columns}`, { glyph, columns: column + columns })
  }
  return {
    codePoints: cells.map(({ text }) => text.codePointAt(0) ?? 0),
    advance: toFontUnits(metrics)(cells.length * metrics.cellWidth, 0).x,
    outline: [...parts.values()].flatMap((part) =>
      outlineAt(0, placeLigature(part, face, metrics), metrics),
    ),
  }
}

function outlineAt(
  left: number,
  { outline, place }: PlacedCharacter,
  metrics: CellMetrics,
): Outline {
  const toFont = toFontUnits(metrics)
  return outline.map((contour) =>
    contour.map(({ x, y, onCurve }) => {
      const [px, py] = place(x, y)
      return { ...toFont(left + px, py), onCurve }
    }),
  )
}

function missingOutline(metrics: CellMetrics): Outline {
  const { cellWidth: width, cellHeight: height, fontSize } = metrics
  const { polygons } = drawMissing({ width, height, line: lineThickness(fontSize) })
  const toFont = toFontUnits(metrics)
  return polygons.map((polygon) =>
    Array.from({ length: polygon.length / 2 }, (_, at) => ({
      ...toFont(polygon[2 * at] ?? 0, polygon[2 * at + 1] ?? 0),
      onCurve: true,
    })),
  )
}

/** From pixels in a cell, y downwards, to units of a font of the text's size. */
function toFontUnits({ fontSize, baseline }: CellMetrics) {
  const scale = unitsPerEm / fontSize
  return (x: number, y: number) => ({ x: x * scale, y: (baseline - y) * scale })
}
