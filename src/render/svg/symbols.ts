import type { Polygon } from '../../screen/font/rasterize.ts'
import type { CellMetrics } from '../../screen/glyph/cell-metrics.ts'
import { drawGeometry } from '../../screen/glyph/draw-geometry.ts'
import { type Box, lineThickness } from '../../screen/glyph/drawing.ts'
import { type ClusterRequest, placeCluster } from '../../screen/glyph/place-cluster.ts'
import { emojiLayers, placeEmoji } from '../../screen/glyph/place-emoji.ts'
import { hexOf } from './ink-classes.ts'
import { outlineData, pathData, short } from './path-data.ts'

/** Characters that are geometry, emoji, and letters with their marks, each drawn once however often it is used. */
export interface Symbols {
  /** Uses of a character in neighbouring cells. */
  use(
    codePoint: number,
    at: { readonly column: number; readonly cols: number; readonly className: string },
  ): string
  /** A use of an emoji. */
  useEmoji(text: string, at: { readonly column: number; readonly cols: number }): string
  /** A use of a grapheme cluster that `placeCluster()` places. */
  useCluster(
    cluster: ClusterRequest,
    at: { readonly column: number; readonly className: string },
  ): string
  /** The definitions of all that were used. */
  definitions(): string
}

/** Characters that look the same stretched over cells as repeated: horizontal lines, and blocks of whole rows. */
const stretchable = /[─━═▀▁-█▔]/u

/** No symbols yet. */
export function createSymbols(metrics: CellMetrics): Symbols {
  const { cellWidth, cellHeight, fontSize } = metrics
  const line = lineThickness(fontSize)
  const definitions = new Map<string, string>()
  const define = (codePoint: number, cols: number): string => {
    const id = `g${codePoint.toString(16)}${cols > 1 ? `-${cols}` : ''}`
    if (!definitions.has(id)) {
      const box = { width: cols * cellWidth, height: cellHeight, line }
      definitions.set(id, geometryPath(id, codePoint, box))
    }
    return id
  }
  const defineEmoji = (text: string, cols: number): string => {
    const id = `e${codesOf(text)}`
    if (!definitions.has(id)) {
      const place = placeEmoji({ width: cols * cellWidth, height: cellHeight })
      const paths = (emojiLayers(text, metrics.font) ?? []).map(({ outline, color, opacity }) => {
        const faint = opacity === 1 ? '' : ` fill-opacity="${short(opacity)}"`
        return `<path fill="${hexOf(color)}"${faint} d="${outlineData(outline, place)}"/>`
      })
      definitions.set(id, `<g id="${id}">${paths.join('')}</g>`)
    }
    return id
  }
  const defineCluster = (cluster: ClusterRequest): string => {
    const face = `${cluster.bold ? 'b' : ''}${cluster.italic ? 'i' : ''}`
    const id = `c${codesOf(cluster.text)}${face === '' ? '' : `-${face}`}`
    if (!definitions.has(id)) definitions.set(id, clusterPath(id, cluster, metrics))
    return id
  }
  return {
    useCluster(cluster, { column, className }) {
      return usedAt(defineCluster(cluster), column * cellWidth, className)
    },
    useEmoji(text, { column, cols }) {
      const x = column * cellWidth
      return `<use href="#${defineEmoji(text, cols)}"${x === 0 ? '' : ` x="${x}"`}/>`
    },
    use(codePoint, { column, cols, className }) {
      const isOne = stretchable.test(String.fromCodePoint(codePoint))
      const id = define(codePoint, isOne ? cols : 1)
      return Array.from({ length: isOne ? 1 : cols }, (_, at) => {
        return usedAt(id, (column + at) * cellWidth, className)
      }).join('')
    },
    definitions: () => [...definitions.values()].join(''),
  }
}

/** So thick are blocks that show in smaller pictures, too, when their edges are put at whole pixels; in pixels. */
const thinnest = 3

/** Blocks join their neighbours like grounds; thin ones would be lost in a smaller picture. */
function isBlock(codePoint: number, polygons: readonly Polygon[]): boolean {
  const isElement = /[\u2580-\u259f\u{1fb00}-\u{1fb3b}]/u.test(String.fromCodePoint(codePoint))
  return (
    isElement &&
    polygons.every(([left = 0, top = 0, , , right = 0, bottom = 0]) => {
      return Math.min(right - left, bottom - top) >= thinnest
    })
  )
}

function usedAt(id: string, x: number, className: string): string {
  return `<use href="#${id}"${x === 0 ? '' : ` x="${x}"`} class="${className}"/>`
}

function geometryPath(id: string, codePoint: number, box: Box): string {
  const { polygons, opacity } = drawGeometry(codePoint, box) ?? { polygons: [], opacity: 1 }
  const faint = opacity === 1 ? '' : ` opacity="${short(opacity)}"`
  const crisp = isBlock(codePoint, polygons) ? ' shape-rendering="crispEdges"' : ''
  return `<path id="${id}"${faint}${crisp} d="${pathData(polygons)}"/>`
}

function clusterPath(id: string, cluster: ClusterRequest, metrics: CellMetrics): string {
  const placed = placeCluster(cluster, metrics)
  return placed === null
    ? ''
    : `<path id="${id}" d="${outlineData(placed.outline, placed.place)}"/>`
}

function codesOf(text: string): string {
  return Array.from(text, (character) => character.codePointAt(0)?.toString(16)).join('-')
}
