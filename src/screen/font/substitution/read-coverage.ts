/**
 * The glyphs of a coverage table, in order (OpenType 1.9, "Coverage Table").
 * @throws RangeError when the table is damaged.
 */
export function readCoverage(table: DataView, at: number): number[] {
  const count = table.getUint16(at + 2)
  if (table.getUint16(at) === 1)
    return Array.from({ length: count }, (_, index) => table.getUint16(at + 4 + index * 2))
  const glyphs: number[] = []
  for (let range = 0; range < count; range += 1) {
    const first = table.getUint16(at + 4 + range * 6)
    const last = table.getUint16(at + 6 + range * 6)
    if (first <= (glyphs.at(-1) ?? -1)) throw new RangeError('a table of glyphs is damaged')
    for (let glyph = first; glyph <= last; glyph += 1) glyphs.push(glyph)
  }
  return glyphs
}
