import { hline, type Value } from '../document/value.ts'

/** How a table's names and rules are treated when it becomes a variable; null where the argument is not given. */
export interface TableOptions {
  readonly colnames: string | null
  readonly rownames: boolean
  readonly hlines: boolean
}

/**
 * The part of a table that a variable gets (org-babel-disassemble-tables): the header goes with `:colnames yes`, and by
 * itself when the table's only rule is below its first row; rules go unless `:hlines yes`; row names go with `:rownames`.
 */
export function disassembleTable(value: Value, options: TableOptions): Value {
  if (!Array.isArray(value) || !value.some((row) => Array.isArray(row))) return value
  let rows = value as readonly Value[]
  const hasHeader = rows[1] === hline && !rows.slice(2).includes(hline)
  const dropped =
    options.colnames !== null && options.colnames !== 'no' && options.colnames !== 'nil'
  if (dropped || (options.colnames !== 'no' && hasHeader))
    rows = rows.slice(rows[1] === hline ? 2 : 1)
  if (options.rownames)
    rows = rows.map((row) => (Array.isArray(row) ? (row as readonly Value[]).slice(1) : row))
  return options.hlines ? rows : rows.filter((row) => row !== hline)
}
