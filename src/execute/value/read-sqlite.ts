import { readCell } from '../../document/read-cell.ts'
import { hline, type Value } from '../../document/value.ts'
import { importTable } from './import-table.ts'

/** How the rows of a query are written. */
export interface SqliteForm {
  /** True for CSV, which is the default; else cells are told as those of any output. */
  readonly csv: boolean
  /** True when the first row holds the column names. */
  readonly names: boolean
}

/** The table that a query gives, a rule below its names; one cell alone is itself, and no row at all is an empty text (ob-sqlite). */
export function readSqlite(text: string, { csv, names }: SqliteForm): Value {
  if (text === '') return ''
  const rows = importTable(text, csv ? 'comma' : 'told-always')
  const table = rows.map((row): Value => row.map((cell) => readCell(cell)))
  const [first] = rows
  if (names) return [table[0] ?? [], hline, ...table.slice(1)]
  return rows.length === 1 && first?.length === 1 ? readCell(first[0] ?? '') : table
}
