import { normalizeTimestamps } from '../document/org/normalize-timestamps.ts'
import { isRule, isTableLine, rowCells } from '../document/org/table-lines.ts'
import { hline, isList, type Value } from '../document/value.ts'
import { type TableRows, withoutSpecialRows } from './special-rows.ts'

/**
 * Rows, with anything else for a rule, after Emacs' exporter wrote them as a table and read that: a bar splits a cell, blanks around it go, a
 * line feed in a cell ends the table unless a bar follows, a row without cells is none (orgtbl-to-generic).
 */
export function exportedRows(rows: readonly Value[]): TableRows {
  const lines = rows.map(printRow).join('').split('\n')
  const end = lines.findIndex((line) => !isTableLine(line))
  const read = lines
    .slice(0, end)
    .map((line) => (isRule(line) ? null : rowCells(normalizeTimestamps(line))))
    .filter((row) => row === null || row.length > 0)
  return withoutSpecialRows(read)
}

function printRow(row: Value): string {
  return isList(row) ? `| ${row.map((cell) => `${printCell(cell)} |`).join('')}\n` : '|-\n'
}

function printCell(cell: Value): string {
  if (cell === null || (isList(cell) && cell.length === 0)) return 'nil'
  if (cell === hline) return 'hline'
  if (isList(cell)) return `(${cell.map(printCell).join(' ')})`
  return String(cell)
}
