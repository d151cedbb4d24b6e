import { hline, isList, type Value } from '../document/value.ts'
import { exportedText } from './exported-rows.ts'
import { printBare } from './print-lisp.ts'
import { shellQuote } from './shell-quote.ts'

/** How tables become text: between columns, and for a rule. */
export interface TableText {
  readonly separator: string
  readonly hlineString: string
}

/**
 * The lines that give a shell variable its value (ob-shell, "variable-assignments"): bash gets an array for a list or
 * a column, an associative array for a wider table; other shells get text.
 */
export function shellAssignment(
  language: string,
  name: string,
  value: Value,
  table: TableText,
): string {
  if (language === 'fish') return `set ${name} ${quoted(value, table)}`
  if (!hasArrays(language) || !isList(value) || value.length === 0)
    return `${name}=${quoted(value, table)}`
  if (isWide(value)) return associative(name, value, table)
  const items = value.map((item) => quoted(item, table)).join(' ')
  return `unset ${name}\ndeclare -a ${name}=( ${items} )`
}

/** The shell `shell` is the user's: bash. */
function hasArrays(language: string): boolean {
  return language === 'bash' || language === 'shell'
}

/** The row of a value that an associative array has no place for, such as a rule; null when there is none. */
export function rowWithoutKey(language: string, value: Value): Value {
  if (!hasArrays(language) || !isList(value) || !isWide(value)) return null
  return value.find((row) => row !== null && !isList(row)) ?? null
}

function associative(name: string, rows: readonly Value[], table: TableText): string {
  const entries = rows.map((row) => {
    const cells: readonly Value[] = isList(row) ? row : [row]
    const key = cells[0] ?? null
    const rest = cells.slice(1)
    return `${name}[${quoted(key, table)}]=${quoted(rest, table)}`
  })
  return `unset ${name}\ndeclare -A ${name}\n${entries.join('\n')}`
}

function isWide(value: readonly Value[]): boolean {
  const [first] = value
  return isList(first) && first.length > 1
}

function quoted(value: Value, table: TableText): string {
  return shellQuote(valueText(value, table))
}

/**
 * A value as text: rows are lines, cells are separated, special ones left out, a flat list has an item a line; what is neither text nor number
 * stands there as Lisp prints it (org-babel-sh-var-to-string). Rows pass through Emacs' exporter (orgtbl-to-generic).
 */
export function valueText(value: Value, table: TableText): string {
  if (!isList(value)) return value === null ? '' : printBare(value)
  const [first] = value
  if (!isList(first) && first !== hline && first !== null) return value.map(printBare).join('\n')
  const rows = value.filter((row) => row === hline || (isList(row) && row.length > 0))
  return exportedText(rows, { ...table, cell: (text) => text })
}
