import { normalizeTimestamps } from '../document/org/normalize-timestamps.ts'
import { isRule, isTableLine, rowCells } from '../document/org/table-lines.ts'
import { hline, isList, type Value } from '../document/value.ts'
import { markedValue } from './print-lisp.ts'
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

/** How rows become lines: what stands between cells and for a rule, and how a cell is written. */
export interface RowFormat {
  readonly separator: string
  readonly hlineString: string
  readonly cell: (text: string) => string
}

/**
 * Rows as lines of text, as Emacs' exporter writes them: a line without any character is left out, and so are lines of
 * blanks at the end (orgtbl-to-generic; org-element-normalize-string).
 */
export function exportedText(rows: readonly Value[], format: RowFormat): string {
  const { separator, hlineString, cell } = format
  const lines = exportedRows(rows)
    .map((row) => (row === null ? hlineString : row.map(cell).join(separator)))
    .filter((line) => line !== '')
  while (lines.length > 0 && /^[ \t]*$/.test(lines.at(-1) ?? '')) lines.pop()
  return lines.join('\n')
}

function printRow(row: Value): string {
  return isList(row) ? `| ${row.map((cell) => `${printCell(cell)} |`).join('')}\n` : '|-\n'
}

function printCell(cell: Value): string {
  if (cell === null || (isList(cell) && cell.length === 0)) return 'nil'
  if (cell === hline) return 'hline'
  const marked = markedValue(cell)
  if (marked !== null) return `${marked.mark}${printCell(marked.value)}`
  if (isList(cell)) return `(${cell.map(printCell).join(' ')})`
  return String(cell)
}
