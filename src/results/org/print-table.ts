import { hline, type Value } from '../../document/value.ts'
import { rowCells } from '../../execute/value/import-table.ts'
import { alignTable, isRule, isTableLine } from './align-table.ts'
import { normalizeTimestamps } from './normalize-timestamps.ts'

/** First cells that mark a column as special (Org manual, "Advanced features" of the spreadsheet). */
const columnMarks = ['/', '#', '!', '$', '*', '_', '^']
/** First cells that, in a special column, mark a row that is not data. */
const rowMarks = ['!', '$', '_', '^']
const cookie = /^<[lrc]?[0-9]*>$/

/**
 * A list value as an aligned Org table, each line ended; a flat list is one row (orgtbl-to-orgtbl, org-table-align).
 * Emacs passes the table through its exporter, which leaves out a special column and special rows.
 */
export function printTable(value: readonly Value[]): string {
  const isRows = value.every((row) => row === hline || row === null || Array.isArray(row))
  const rows = (isRows ? value : [value]).filter((row) => row !== null)
  const table = readRows(rows.map(printRow).join(''))
  const lines = withoutSpecial(table).map((row) => (row ? `| ${row.join(' | ')} |` : '|-'))
  return lines.length === 0 ? '' : `${alignTable(lines).join('\n')}\n`
}

function printRow(row: Value): string {
  if (!Array.isArray(row)) return '|-\n'
  return `| ${(row as readonly Value[]).map((cell) => `${printCell(cell)} |`).join('')}\n`
}

/** Emacs reads the rows back: a bar splits a cell, a line feed in a cell ends the table, a row without cells is none. */
function readRows(text: string): Rows {
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

function isList(value: Value): value is readonly Value[] {
  return Array.isArray(value)
}

type Rows = readonly (readonly string[] | null)[]

/** Where nothing but special rows is left, Emacs fails; then the table stays whole. */
function withoutSpecial(table: Rows): Rows {
  const firsts = table.filter((row) => row !== null).map((row) => row[0] ?? '')
  const isSpecialColumn =
    firsts.some((cell) => cell !== '') &&
    firsts.every((cell) => cell === '' || columnMarks.includes(cell))
  const kept = table
    .filter((row) => row === null || !isSpecialRow(row, isSpecialColumn))
    .map((row) => (row && isSpecialColumn ? row.slice(1) : row))
  return kept.some((row) => row !== null) ? kept : table
}

function isSpecialRow(row: readonly string[], isSpecialColumn: boolean): boolean {
  const first = row[0] ?? ''
  if (first === '/' || (isSpecialColumn && rowMarks.includes(first))) return true
  const filled = row.filter((cell) => cell !== '')
  return filled.length > 0 && filled.every((cell) => cookie.test(cell))
}
