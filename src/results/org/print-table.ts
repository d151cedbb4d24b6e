import { normalizeTimestamps } from '../../document/org/normalize-timestamps.ts'
import { hline, isList, type Value } from '../../document/value.ts'
import { rowCells } from '../../execute/value/import-table.ts'
import { type TableRows, withoutSpecialRows } from '../../plan/special-rows.ts'
import { alignTable, isRule, isTableLine } from './align-table.ts'

/**
 * A list value as an aligned Org table, each line ended; a flat list is one row (orgtbl-to-orgtbl, org-table-align).
 * Emacs passes the table through its exporter, which leaves out a special column and special rows.
 */
export function printTable(value: readonly Value[]): string {
  const isRows = value.every((row) => row === hline || row === null || Array.isArray(row))
  const rows = (isRows ? value : [value]).filter((row) => row !== null)
  const table = readRows(rows.map(printRow).join(''))
  const lines = withoutSpecialRows(table).map((row) => (row ? `| ${row.join(' | ')} |` : '|-'))
  return lines.length === 0 ? '' : `${alignTable(lines).join('\n')}\n`
}

function printRow(row: Value): string {
  if (!Array.isArray(row)) return '|-\n'
  return `| ${(row as readonly Value[]).map((cell) => `${printCell(cell)} |`).join('')}\n`
}

/** Emacs reads the rows back: a bar splits a cell, a line feed in a cell ends the table, a row without cells is none. */
function readRows(text: string): TableRows {
  const lines = text.split('\n')
  const end = lines.findIndex((line) => !isTableLine(line))
  return lines
    .slice(0, end)
    .map((line) => (isRule(line) ? null : rowCells(normalizeTimestamps(line))))
    .filter((row) => row === null || row.length > 0)
}

function printCell(cell: Value): string {
  if (cell === null) return 'nil'
  if (cell === hline) return 'hline'
  if (isList(cell)) return `(${cell.map(printCell).join(' ')})`
  return String(cell)
}
