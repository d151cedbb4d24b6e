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
  if (!isTable(value)) return value
  let rows = value
  if (hasNames(rows, options)) rows = rows.slice(rows[1] === hline ? 2 : 1)
  if (options.rownames) rows = rows.map((row) => (isList(row) ? row.slice(1) : row))
  return options.hlines ? rows : rows.filter((row) => row !== hline)
}

/** The names that `:colnames yes` takes off a table, to be put back on the result; null for none. */
export function columnNames(value: Value, options: TableOptions): Value {
  return isTable(value) && isGiven(options) ? (value[0] ?? null) : null
}

/** A table with its names above a rule (org-babel-reassemble-table); other values stay as they are. */
export function withColumnNames(value: Value, names: Value): Value {
  return names !== null && isTable(value) ? [names, hline, ...value] : value
}

function hasNames(rows: readonly Value[], options: TableOptions): boolean {
  if (isGiven(options)) return true
  return options.colnames !== 'no' && rows[1] === hline && !rows.slice(2).includes(hline)
}

function isGiven({ colnames }: TableOptions): boolean {
  return colnames !== null && colnames !== 'no' && colnames !== 'nil'
}

function isTable(value: Value): value is readonly Value[] {
  return isList(value) && value.some(isList)
}

function isList(value: Value): value is readonly Value[] {
  return Array.isArray(value)
}
