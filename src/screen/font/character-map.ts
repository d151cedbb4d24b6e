/**
 * Reads the Unicode subtable of a `cmap` table: format 12, all of Unicode, where there is one, else format 4, the Basic
 * Multilingual Plane (OpenType 1.9, "cmap"). Returns the glyph of a code point, 0 for none.
 * @throws RangeError when there is no such subtable.
 */
export function readCharacterMap(view: DataView, cmap: number): (codePoint: number) => number {
  const all = subtableOffset(view, cmap, 12)
  if (all !== null) return readGroups(view, all)
  const basic = subtableOffset(view, cmap, 4)
  if (basic === null) throw new RangeError('the font has no Unicode character map')
  return readSegments(view, basic)
}

/** Each group has its first and last code point, and the glyph of the first. */
function readGroups(view: DataView, start: number): (codePoint: number) => number {
  const groups = start + 16
  const count = view.getUint32(start + 12)
  return (codePoint) => {
    let [low, high] = [0, count]
    while (low < high) {
      const middle = (low + high) >> 1
      if (view.getUint32(groups + middle * 12 + 4) < codePoint) low = middle + 1
      else high = middle
    }
    if (low === count) return 0
    const first = view.getUint32(groups + low * 12)
    return codePoint < first ? 0 : view.getUint32(groups + low * 12 + 8) + codePoint - first
  }
}

function readSegments(view: DataView, start: number): (codePoint: number) => number {
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

function subtableOffset(view: DataView, cmap: number, format: 4 | 12): number | null {
  for (let record = cmap + 4; record < cmap + 4 + view.getUint16(cmap + 2) * 8; record += 8) {
    const platform = view.getUint16(record)
    const offset = cmap + view.getUint32(record + 4)
    // Of platform 3, encoding 0 is no Unicode, but symbols.
    const isUnicode = platform === 0 || (platform === 3 && view.getUint16(record + 2) !== 0)
    if (isUnicode && view.getUint16(offset) === format) return offset
  }
  return null
}
