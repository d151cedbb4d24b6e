/**
 * The classes of glyphs that have one other than 0 (OpenType 1.9, "Class Definition Table").
 * @throws RangeError when the table is damaged.
 */
export function readClassDefinition(table: DataView, at: number): Map<number, number> {
  const classes = new Map<number, number>()
  if (table.getUint16(at) === 1) {
    const first = table.getUint16(at + 2)
    for (let index = 0; index < table.getUint16(at + 4); index += 1)
      classes.set(first + index, table.getUint16(at + 6 + index * 2))
    return classes
  }
  let before = -1
  for (let range = 0; range < table.getUint16(at + 2); range += 1) {
    const [first, last, number] = [0, 2, 4].map((part) =>
      table.getUint16(at + 4 + range * 6 + part),
    )
    if (first === undefined || last === undefined || first <= before)
      throw new RangeError('a table of glyphs is damaged')
    for (let glyph = first; glyph <= last; glyph += 1) classes.set(glyph, number ?? 0)
    before = last
  }
  return classes
}
