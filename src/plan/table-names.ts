import { hline, isList, type Value } from '../document/value.ts'

/**
 * Which names a table has: `given` takes off the first row or column and puts it back on the result, `auto` takes off a
 * row above the only rule; a list of names is put on the result in place of the row. A number stands for the table that so
 * many variables have, from 1, with the variable's name in front of its names.
 */
export type NameChoice = 'auto' | 'none' | 'given' | number | readonly Value[]

/** How a table's names and rules are treated when it becomes a variable. */
export interface TableOptions {
  readonly colnames: NameChoice
  readonly rownames: NameChoice
  readonly hlines: boolean
}

/** The names that tables lost, by variable, in their order. */
export interface TableNames {
  readonly columns: readonly NamesOf[]
  readonly rows: readonly NamesOf[]
}

/** The names that the table of one variable lost. */
export type NamesOf = readonly [variable: string, names: Value]

/** No table lost names. */
export const noNames: TableNames = { columns: [], rows: [] }

/**
 * The parts of tables that variables get (org-babel-disassemble-tables): the header goes with `:colnames yes`, and by
 * itself when the table's only rule is below its first row; rules go unless `:hlines yes`; row names go with `:rownames`.
 */
export function disassembleTables<Named extends { readonly name: string; readonly value: Value }>(
  variables: readonly Named[],
  options: TableOptions,
): { readonly values: Named[]; readonly names: TableNames } {
  const columns: NamesOf[] = []
  const rows: NamesOf[] = []
  const values = variables.map((variable) => {
    let { value } = variable
    if (!isList(value)) return variable
    if (hasColumnNames(value, options)) {
      const [names = null, ...rest] = value.slice(value.findIndex((row) => row !== hline))
      columns.push([variable.name, names])
      value = rest[0] === hline ? rest.slice(1) : rest
    }
    if (options.rownames !== 'none') {
      const table = withoutRules(value)
      rows.push([variable.name, table.map((row) => (isList(row) ? (row[0] ?? null) : null))])
      value = table.map((row) => (isList(row) ? row.slice(1) : row))
    }
    return { ...variable, value: options.hlines ? value : withoutRules(value) }
  })
  return { values, names: { columns, rows } }
}

/** A table with the names that belong to it (org-babel-reassemble-table); other values stay as they are. */
export function reassembleTable(value: Value, names: TableNames, options: TableOptions): Value {
  if (!isList(value)) return value
  const rowNames = pick(names.rows, options.rownames)
  const columns = pick(names.columns, options.colnames)
  const table =
    rowNames.length > 0 && rowNames.length === value.length
      ? value.map((row, at): Value => withName(row, rowNames[at] ?? ''))
      : value
  const [first] = table
  const fits = columns.length > 0 && isList(first) && first.length === columns.length
  return fits ? [columns, hline, ...table] : table
}

/** Nil is a row without further cells. */
function withName(row: Value, name: Value): Value {
  return isList(row) || row === null ? [name, ...(row ?? [])] : row
}

/**
 * Names that were only assumed are not put back (org-babel-pick-name). The first text of a list that is no table counts as
 * names too, one for each of its characters.
 */
function pick(names: readonly NamesOf[], choice: NameChoice): readonly Value[] | string {
  if (isList(choice)) return choice
  if (typeof choice === 'number') return numbered(names, choice)
  const last = choice === 'given' ? names.at(-1)?.[1] : null
  return isList(last) || typeof last === 'string' ? last : []
}

function numbered(names: readonly NamesOf[], number: number): readonly Value[] {
  const [variable, own = null] = names[Math.max(number - 1, 0)] ?? []
  return variable === undefined ? [] : [variable, ...(isList(own) ? own : [])]
}

function hasColumnNames(rows: readonly Value[], { colnames }: TableOptions): boolean {
  if (colnames !== 'auto') return colnames !== 'none'
  return rows.length > 1 && rows[0] !== hline && rows[1] === hline && !rows.slice(2).includes(hline)
}

function withoutRules(rows: readonly Value[]): readonly Value[] {
  return rows.filter((row) => row !== hline)
}
