import { constants, deflateRawSync } from 'node:zlib'

import type { CellRectangle, Change } from '../changes.ts'
import type { PixelRectangle } from '../gif/gif-blocks.ts'
import { joinBytes } from '../join-bytes.ts'
import { pixelArea } from '../pixel-area.ts'
import type { Scene } from '../scene.ts'
import { createSteadyColumns } from '../steady-columns.ts'
import { adler32, joinAdler32 } from './adler32.ts'
import { type CellPixels, isSparse } from './cell-pixels.ts'
import type { PixelForm } from './pixel-form.ts'

/** A row of cells as a part of a compressed picture. */
interface CompressedRow {
  readonly data: Uint8Array
  /** Of its bytes before they were compressed. */
  readonly checksum: number
  readonly length: number
}

/** How far back deflate finds bytes again (RFC 1951, 2), and how many rows of cells are looked at at most. */
const [windowBytes, mostAbove] = [32_768, 4]

/** A zlib stream of deflate with its whole window (RFC 1950, 2.2), and a last block with nothing in it (RFC 1951, 3.2.6). */
const [streamStart, lastBlock] = [Uint8Array.of(0x78, 0x9c), Uint8Array.of(3, 0)]

/** What paints and compresses a film's rows. */
export interface RowTools {
  readonly painter: CellPixels
  readonly form: PixelForm
}

/**
 * Returns a function that compresses a change row by row where most rows stood in the picture before, below the same rows,
 * as those of scrolled text do: these are not compressed again. Of other changes it makes null.
 */
export function createScrolledRows(
  { canvas, window }: Pick<Scene, 'canvas' | 'window'>,
  tools: RowTools,
): (change: Change) => { readonly area: PixelRectangle; readonly data: Uint8Array } | null {
  const isCovered = window !== null && window.corners.length > 0
  const columns = createSteadyColumns()
  const linesOf = createLines(tools)
  /** Rows of the picture before; null for those that were not compressed by themselves. */
  let known: ReadonlyMap<string, CompressedRow | null> = new Map()
  return (change) => {
    if (isCovered || isSparse(change)) return null
    const area = columns(change.area)
    const above = rowsAbove(area, canvas.metrics)
    const keys = keysOf(change, area, above)
    const isMostKnown = keys.filter((key) => known.has(key)).length * 2 > keys.length
    const lines = linesOf(change, area)
    const rows = keys.map((key, row) => {
      const first = Math.max(0, row - above)
      return known.get(key) ?? (isMostKnown ? compressed(lines, first, row) : null)
    })
    known = new Map(keys.map((key, row) => [key, rows[row] ?? null]))
    const data = streamOf(rows)
    return data === null ? null : { area: pixelArea(canvas, area), data }
  }
}

/** How many rows of cells a row may repeat parts of. */
function rowsAbove({ cols }: CellRectangle, metrics: Scene['canvas']['metrics']): number {
  const rowBytes = cols * metrics.cellWidth * metrics.cellHeight
  return Math.max(1, Math.min(mostAbove, Math.floor(windowBytes / rowBytes)))
}

/** For each row of an area what its compressed bytes depend on. */
function keysOf({ after }: Change, area: CellRectangle, above: number): string[] {
  const ids = after.slice(area.row, area.row + area.rows).map(({ id }) => id)
  const place = placeOf(area)
  return ids.map((_, row) => [place, ...ids.slice(Math.max(0, row - above), row + 1)].join(' '))
}

function placeOf({ column, cols }: CellRectangle): string {
  return `${column}+${cols}`
}

/** The bytes of a row of cells, counted from the first one of an area, before they are compressed. */
type LinesOf = (row: number) => Uint8Array

/** Paints the rows of an area; those that were asked for in the picture before are kept. */
function createLines({
  painter,
  form,
}: RowTools): ({ after }: Change, area: CellRectangle) => LinesOf {
  let kept = new Map<string, Uint8Array>()
  return ({ after }, area) => {
    const before = kept
    kept = new Map()
    return (row) => {
      const key = `${placeOf(area)} ${after[area.row + row]?.id}`
      let lines = kept.get(key) ?? before.get(key)
      if (lines === undefined) {
        const { pixels, width } = painter.area(after, { ...area, row: area.row + row, rows: 1 })
        lines = form.scanlines(pixels, width)
      }
      kept.set(key, lines)
      return lines
    }
  }
}

/**
 * A row that may repeat parts of those from `first` on. It ends on a whole byte, so that any other can follow (zlib.h,
 * Z_SYNC_FLUSH).
 */
function compressed(linesOf: LinesOf, first: number, row: number): CompressedRow {
  const above = Array.from({ length: row - first }, (_, at) => linesOf(first + at))
  const dictionary = joinBytes(above).subarray(-windowBytes)
  const lines = linesOf(row)
  const data = deflateRawSync(lines, { level: 6, dictionary, finishFlush: constants.Z_SYNC_FLUSH })
  return { data, checksum: adler32(lines), length: lines.length }
}

/** A zlib stream of rows, null where one is missing. */
function streamOf(rows: readonly (CompressedRow | null)[]): Uint8Array | null {
  const parts: Uint8Array[] = [streamStart]
  let checksum = 1
  for (const row of rows) {
    if (row === null) return null
    parts.push(row.data)
    checksum = joinAdler32(checksum, row.checksum, row.length)
  }
  const end = new Uint8Array(4)
  new DataView(end.buffer).setUint32(0, checksum)
  return joinBytes([...parts, lastBlock, end])
}
