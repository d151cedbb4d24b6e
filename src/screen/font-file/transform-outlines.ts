import type { Outline, OutlinePoint } from '../font/outline.ts'
import { type ByteWriter, createByteWriter } from './byte-writer.ts'

/**
 * Writes outlines as the transformed `glyf` table of WOFF2 (WOFF 2.0, 5.1 and 5.2): like things stand together, so that
 * they are compressed well. Coordinates are whole font units; glyphs have no instructions, and their boxes are those of
 * their points.
 */
export function transformOutlines(outlines: readonly Outline[]): Uint8Array {
  const streams = {
    contours: createByteWriter(),
    points: createByteWriter(),
    flags: createByteWriter(),
    coordinates: createByteWriter(),
  }
  for (const outline of outlines) writeOutline(outline, streams)
  const boxes = new Uint8Array(4 * Math.ceil(outlines.length / 32))
  const table = createByteWriter()
  // Offsets are long ones: the table of them is not in the file, but made by its reader.
  table.word(0, 0, outlines.length, 1)
  const { contours, points, flags, coordinates } = streams
  const parts = [contours, points, flags, coordinates].map((stream) => stream.bytes())
  parts.push(new Uint8Array(0), boxes, new Uint8Array(0))
  table.long(...parts.map((part) => part.length))
  for (const part of parts) table.append(part)
  return table.bytes()
}

type Streams = Readonly<Record<'contours' | 'points' | 'flags' | 'coordinates', ByteWriter>>

function writeOutline(outline: Outline, streams: Streams): void {
  streams.contours.word(outline.length)
  if (outline.length === 0) return
  let [x, y] = [0, 0]
  for (const contour of outline) {
    streams.points.short(contour.length)
    for (const point of contour) {
      writeStep({ ...point, x: point.x - x, y: point.y - y }, streams)
      x = point.x
      y = point.y
    }
  }
  // Length of the instructions.
  streams.coordinates.short(0)
}

/** The step from the point before to this one, in as few bytes as it fits in. */
function writeStep({ x, y, onCurve }: OutlinePoint, { flags, coordinates }: Streams): void {
  const [kind, bytes] = triplet(x, y)
  flags.byte(kind + (onCurve ? 0 : 128))
  for (const byte of bytes) coordinates.byte(byte)
}

function triplet(dx: number, dy: number): readonly [kind: number, bytes: readonly number[]] {
  const [x, y] = [Math.abs(dx), Math.abs(dy)]
  const [right, up] = [dx < 0 ? 0 : 1, dy < 0 ? 0 : 1]
  const signs = right + 2 * up
  if (dx === 0 && y < 1280) return [((y & 0xf00) >> 7) + up, [y]]
  if (dy === 0 && x < 1280) return [10 + ((x & 0xf00) >> 7) + right, [x]]
  if (dx !== 0 && dy !== 0 && x <= 64 && y <= 64) {
    const kind = 20 + ((x - 1) & 0x30) + (((y - 1) & 0x30) >> 2) + signs
    return [kind, [(((x - 1) & 15) << 4) | ((y - 1) & 15)]]
  }
  if (dx !== 0 && dy !== 0 && x <= 768 && y <= 768)
    return [84 + 12 * ((x - 1) >> 8) + (((y - 1) >> 8) << 2) + signs, [x - 1, y - 1]]
  if (x < 4096 && y < 4096) return [120 + signs, [x >> 4, ((x & 15) << 4) | (y >> 8), y]]
  return [124 + signs, [x >> 8, x, y >> 8, y]]
}
