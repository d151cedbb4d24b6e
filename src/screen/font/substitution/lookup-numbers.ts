/** Whose lookups are wanted of a table: features and scripts by their tags, of the scripts only the first that is there. */
export interface Wanted {
  readonly features: ReadonlySet<string>
  readonly scripts: readonly string[]
}

/**
 * The numbers of the lookups that some features of a script name, in the order in which they are applied (OpenType 1.9,
 * "Common Table Formats"); `GSUB` and `GPOS` tables begin alike.
 * @throws RangeError when the table is damaged.
 */
export function lookupNumbers(table: DataView, { features, scripts }: Wanted): number[] {
  const all = table.getUint16(6)
  const numbers = new Set<number>()
  for (const feature of featureNumbers(table, scripts)) {
    const record = all + 2 + feature * 6
    if (!features.has(tagAt(table, record))) continue
    const at = all + table.getUint16(record + 4)
    for (let index = 0; index < table.getUint16(at + 2); index += 1)
      numbers.add(table.getUint16(at + 4 + index * 2))
  }
  return [...numbers].toSorted((one, other) => one - other)
}

/** Features of the default language of the best script. */
function featureNumbers(table: DataView, scripts: readonly string[]): number[] {
  const list = table.getUint16(4)
  const offsets = new Map<string, number>()
  for (let index = 0; index < table.getUint16(list); index += 1) {
    const record = list + 2 + index * 6
    const script = list + table.getUint16(record + 4)
    const language = table.getUint16(script)
    if (language !== 0) offsets.set(tagAt(table, record), script + language)
  }
  const at = scripts.map((script) => offsets.get(script)).find((offset) => offset !== undefined)
  if (at === undefined) return []
  return Array.from({ length: table.getUint16(at + 4) }, (_, index) =>
    table.getUint16(at + 6 + index * 2),
  )
}

function tagAt(table: DataView, at: number): string {
  return String.fromCharCode(...[0, 1, 2, 3].map((byte) => table.getUint8(at + byte)))
}
