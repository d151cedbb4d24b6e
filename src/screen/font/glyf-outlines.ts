import type { FontTables } from './font-tables.ts'
import type { Outline, OutlinePoint } from './outline.ts'

/** The `glyf` table, and where each glyph lies in it. */
interface GlyphTable {
  readonly view: DataView
  readonly start: number
  offsetOf(glyph: number): number
}

/** A glyph that is being read; it may have so many components yet. */
interface Reading extends GlyphTable {
  components: number
}

/** Fonts nest components once or twice; more is a loop. */
const [deepestNesting, mostComponents] = [6, 256]

/**
 * Returns a function that reads the outline of a glyph, components included (OpenType 1.9, "glyf" and "loca"); an empty
 * glyph has no contours.
 * @throws RangeError on a damaged table.
 */
export function glyfOutlines({ view, at }: FontTables): (glyph: number) => Outline {
  const longOffsets = view.getInt16(at('head') + 50) === 1
  const loca = at('loca')
  const offsetOf = (glyph: number): number =>
    longOffsets ? view.getUint32(loca + glyph * 4) : view.getUint16(loca + glyph * 2) * 2
  const table = { view, start: at('glyf'), offsetOf }
  return (glyph) => readOutline({ ...table, components: mostComponents }, glyph, 0)
}

function readOutline(table: Reading, glyph: number, depth: number): Outline {
  const offset = table.offsetOf(glyph)
  if (offset === table.offsetOf(glyph + 1) || depth > deepestNesting) return []
  const at = table.start + offset
  const contours = table.view.getInt16(at)
  return contours < 0
    ? readComposite(table, at + 10, depth)
    : readSimple(table.view, at + 10, contours)
}

/** Flags of simple glyphs. */
const [onCurve, xShort, yShort, repeat, xSame, ySame] = [1, 2, 4, 8, 16, 32]

function readSimple(view: DataView, at: number, contours: number): Outline {
  const ends = Array.from({ length: contours }, (_, index) => view.getUint16(at + index * 2))
  if (ends.some((end, index) => end < (ends[index - 1] ?? 0)))
    throw new RangeError('a glyph is damaged')
  const points = (ends.at(-1) ?? -1) + 1
  const instructions = at + contours * 2
  const { flags, end } = readFlags(view, instructions + 2 + view.getUint16(instructions), points)
  const xs = readCoordinates(view, end, { flags, short: xShort, same: xSame })
  const ys = readCoordinates(view, xs.end, { flags, short: yShort, same: ySame })
  const all = flags.map((flag, index) => ({
    x: xs.values[index] ?? 0,
    y: ys.values[index] ?? 0,
    onCurve: (flag & onCurve) !== 0,
  }))
  return ends.map((last, index) => all.slice((ends[index - 1] ?? -1) + 1, last + 1))
}

function readFlags(view: DataView, start: number, points: number) {
  const flags: number[] = []
  let at = start
  while (flags.length < points) {
    const flag = view.getUint8(at++)
    let times = (flag & repeat) === 0 ? 1 : 1 + view.getUint8(at++)
    while (times-- > 0) flags.push(flag)
  }
  return { flags, end: at }
}

/** Each coordinate is the step from the one before: a byte with its sign in a flag, two bytes, or none. */
function readCoordinates(
  view: DataView,
  start: number,
  axis: { readonly flags: readonly number[]; readonly short: number; readonly same: number },
) {
  const values: number[] = []
  let at = start
  let value = 0
  for (const flag of axis.flags) {
    const same = (flag & axis.same) !== 0
    if ((flag & axis.short) !== 0) value += same ? view.getUint8(at++) : -view.getUint8(at++)
    else if (!same) {
      value += view.getInt16(at)
      at += 2
    }
    values.push(value)
  }
  return { values, end: at }
}

/** Flags of components. */
const [wordArguments, offsets, oneScale, more, twoScales, matrix] = [1, 2, 8, 0x20, 0x40, 0x80]

function readComposite(table: Reading, start: number, depth: number): Outline {
  const outline: (readonly OutlinePoint[])[] = []
  let at = start
  let flags: number = more
  while ((flags & more) !== 0) {
    if (table.components-- === 0) throw new RangeError('a glyph is damaged')
    flags = table.view.getUint16(at)
    const glyph = table.view.getUint16(at + 2)
    const { move, end } = readPlacement(table.view, at + 4, flags)
    outline.push(...readOutline(table, glyph, depth + 1).map((contour) => contour.map(move)))
    at = end
  }
  return outline
}

function readPlacement(view: DataView, start: number, flags: number) {
  const words = (flags & wordArguments) !== 0
  const moved = (flags & offsets) !== 0
  const dx = words ? view.getInt16(start) : view.getInt8(start)
  const dy = words ? view.getInt16(start + 2) : view.getInt8(start + 1)
  const { scale, end } = readScale(view, start + (words ? 4 : 2), flags)
  const [xx, xy, yx, yy] = scale
  const move = ({ x, y, onCurve: on }: OutlinePoint): OutlinePoint => ({
    x: x * xx + y * yx + (moved ? dx : 0),
    y: x * xy + y * yy + (moved ? dy : 0),
    onCurve: on,
  })
  return { move, end }
}

function readScale(view: DataView, at: number, flags: number) {
  const fixed = (index: number): number => view.getInt16(at + index * 2) / 0x4000
  type Scale = readonly [number, number, number, number]
  if ((flags & oneScale) !== 0) return { scale: [fixed(0), 0, 0, fixed(0)] as Scale, end: at + 2 }
  if ((flags & twoScales) !== 0) return { scale: [fixed(0), 0, 0, fixed(1)] as Scale, end: at + 4 }
  if ((flags & matrix) === 0) return { scale: [1, 0, 0, 1] as Scale, end: at }
  return { scale: [fixed(0), fixed(1), fixed(2), fixed(3)] as Scale, end: at + 8 }
}
