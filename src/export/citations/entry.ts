/** A work of a bibliography: its fields by their names in small letters. */
export type Entry = ReadonlyMap<string, string>

/** The works of one file by their keys. */
export type Entries = ReadonlyMap<string, Entry>

/** The author, else the editor; null for neither. */
export function authorOf(entry: Entry | null): string | null {
  return entry?.get('author') ?? entry?.get('editor') ?? null
}

/** The field `year`, else the year that the field `date` begins with; null for neither. */
export function yearOf(entry: Entry | null): string | null {
  return entry?.get('year') ?? /^(\d{4})(?!\d)/.exec(entry?.get('date') ?? '')?.[1] ?? null
}
