/**
 * Reads the Unicode subtable of a `cmap` table: format 4, the Basic Multilingual Plane (OpenType 1.9, "cmap").
 * Returns the glyph of a code point, 0 for none.
 * @throws RangeError when there is no such subtable.
 */
export function readCharacterMap(view: DataView, cmap: number): (codePoint: number) => number {
  const start = subtableOffset(view, cmap)
  const segments = view.getUint16(start + 6) / 2
  const ends = start + 14
  const starts = ends + segments * 2 + 2
  const deltas = starts + segments * 2
  const ranges = deltas + segments * 2
  return (codePoint) => {
    if (codePoint > 0xffff) return 0
    const segment = 2 * firstSegment(view, { ends, segments }, codePoint)
    const first = view.getUint16(starts + segment)
    if (codePoint < first) return 0
    const delta = view.getUint16(deltas + segment)
    const range = view.getUint16(ranges + segment)
    if (range === 0) return (codePoint + delta) & 0xffff
    const glyph = view.getUint16(ranges + segment + range + (codePoint - first) * 2)
    return glyph === 0 ? 0 : (glyph + delta) & 0xffff
  }
}

/** Index of the first segment that does not end before the code point; the last one ends at U+FFFF. */
function firstSegment(
  view: DataView,
  { ends, segments }: { readonly ends: number; readonly segments: number },
  codePoint: number,
): number {
  let low = 0
  let high = segments - 1
  while (low < high) {
    const middle = (low + high) >> 1
    if (view.getUint16(ends + middle * 2) < codePoint) low = middle + 1
    else high = middle
  }
  return low
}

function subtableOffset(view: DataView, cmap: number): number {
  for (let record = cmap + 4; record < cmap + 4 + view.getUint16(cmap + 2) * 8; record += 8) {
    const platform = view.getUint16(record)
    const offset = cmap + view.getUint32(record + 4)
    const isUnicode = platform === 0 || (platform === 3 && view.getUint16(record + 2) === 1)
    if (isUnicode && view.getUint16(offset) === 4) return offset
  }
  throw new RangeError('the font has no Unicode character map')
}
