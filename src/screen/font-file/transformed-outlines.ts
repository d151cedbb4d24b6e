import type { Outline, OutlinePoint } from '../font/outline.ts'
import { createReader } from './read-woff2.ts'

/** Where the parts of a glyph begin in the streams. */
interface GlyphPlace {
  readonly contours: number
  readonly points: number
  readonly flags: number
  readonly coordinates: number
}

/** The header of the table, up to the sizes of its streams; each of the seven sizes has four bytes. */
const [sizesAt, streamsAt] = [8, 36]

/**
 * Returns a function that gives the outline of a glyph in a transformed `glyf` table (WOFF 2.0, 5.1). Glyphs made of
 * others are empty: emoji have none.
 */
export function transformedOutlines(table: DataView): (glyph: number) => Outline {
  const sizes = Array.from({ length: 4 }, (_, at) => table.getUint32(sizesAt + at * 4))
  const starts = [streamsAt]
  for (const size of sizes) starts.push((starts.at(-1) ?? 0) + size)
  const places = findGlyphs(table, starts)
  return (glyph) => {
    const place = places[glyph]
    return place === undefined || place.contours <= 0 ? [] : readOutline(table, place)
  }
}

/** The streams of contours, of points, of flags, and of coordinates stand one after another. */
function findGlyphs(
  table: DataView,
  [contoursAt, pointsAt, flagsAt, coordinatesAt]: readonly number[],
): GlyphPlace[] {
  const contourReader = createReader(table, contoursAt)
  const pointReader = createReader(table, pointsAt)
  const coordinateReader = createReader(table, coordinatesAt)
  let flags = flagsAt ?? 0
  return Array.from({ length: table.getUint16(4) }, () => {
    const contours = (contourReader.word() << 16) >> 16
    const place = {
      contours,
      points: pointReader.position(),
      flags,
      coordinates: coordinateReader.position(),
    }
    if (contours <= 0) return place
    let points = 0
    for (let contour = 0; contour < contours; contour += 1) points += pointReader.short()
    for (let point = 0; point < points; point += 1)
      coordinateReader.skip(sizeOf(table.getUint8(flags + point)))
    coordinateReader.short()
    flags += points
    return place
  })
}

function readOutline(table: DataView, place: GlyphPlace): Outline {
  const points = createReader(table, place.points)
  const coordinates = createReader(table, place.coordinates)
  let [flags, x, y] = [place.flags, 0, 0]
  return Array.from({ length: place.contours }, () =>
    Array.from({ length: points.short() }, (): OutlinePoint => {
      const flag = table.getUint8(flags++)
      const bytes = Array.from({ length: sizeOf(flag) }, () => coordinates.byte())
      const [dx, dy] = step(flag & 127, bytes)
      x += dx
      y += dy
      return { x, y, onCurve: flag < 128 }
    }),
  )
}

/** Bytes of a point's coordinates, by its flag. */
function sizeOf(flag: number): number {
  const kind = flag & 127
  if (kind < 84) return 1
  if (kind < 120) return 2
  return kind < 124 ? 3 : 4
}

/** The step from one point to the next (WOFF 2.0, 5.2, "Triplet Encoding"). */
function step(
  kind: number,
  [a = 0, b = 0, c = 0, d = 0]: readonly number[],
): readonly [number, number] {
  const sign = (bit: number): number => ((kind >> bit) & 1 ? 1 : -1)
  if (kind < 10) return [0, sign(0) * (((kind & 14) << 7) + a)]
  if (kind < 20) return [sign(0) * ((((kind - 10) & 14) << 7) + a), 0]
  if (kind < 84) {
    const base = kind - 20
    return [
      sign(0) * (1 + (base & 0x30) + (a >> 4)),
      sign(1) * (1 + ((base & 0x0c) << 2) + (a & 15)),
    ]
  }
  if (kind < 120) {
    const base = kind - 84
    return [
      sign(0) * (1 + (Math.floor(base / 12) << 8) + a),
      sign(1) * (1 + (((base % 12) >> 2) << 8) + b),
    ]
  }
  if (kind < 124) return [sign(0) * ((a << 4) + (b >> 4)), sign(1) * (((b & 15) << 8) + c)]
  return [sign(0) * ((a << 8) + b), sign(1) * ((c << 8) + d)]
}
