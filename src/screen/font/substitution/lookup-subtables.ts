/** A part of a lookup: its type, which an extension takes from what it leads to, and where in the table it is. */
export interface LookupSubtable {
  readonly type: number
  readonly at: number
}

/**
 * The subtables of a lookup, those behind extensions found: lookup type 7 of a `GSUB` table, 9 of a `GPOS` table (OpenType
 * 1.9, "GSUB" and "GPOS").
 */
export function lookupSubtables(table: DataView, lookup: number, extension = 7): LookupSubtable[] {
  return Array.from({ length: table.getUint16(lookup + 4) }, (_, part) => {
    const at = lookup + table.getUint16(lookup + 6 + part * 2)
    const type = table.getUint16(lookup)
    return type === extension
      ? { type: table.getUint16(at + 2), at: at + table.getUint32(at + 4) }
      : { type, at }
  })
}
