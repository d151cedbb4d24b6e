import { trimChars } from '../trim-chars.ts'
import { linePatterns } from './line-patterns.ts'

/** True for the line of a table, indented or not. */
export function isTableLine(line: string): boolean {
  return linePatterns.tableRow.test(line)
}

/** True for a table line that is a horizontal rule. */
export function isRule(line: string): boolean {
  return /^[ \t]*\|-/.test(line)
}

/** The cells between the bars of a row, trimmed; nothing behind the last bar is a cell (org-table-to-lisp). */
export function rowCells(row: string): string[] {
  const cells = row
    .replace(/^[ \t]*\|/, '')
    .split('|')
    .map((cell) => trimChars(cell, ' \t'))
  return cells.at(-1) === '' ? cells.slice(0, -1) : cells
}

/** What counts as a number when a column's side is chosen: a line of a cell, in capitals or not (`org-table-number-regexp`). */
export const tableNumber =
  /(?<![^\n])(?:[<>]?[-+^.]*[0-9][-+^.0-9edx()%:]*|[<>]?[-+]?0x[0-9a-f.]+|[<>]?[-+]?[0-9]+#[0-9a-z.]+|nan|[-+u]?inf)(?![^\n])/i
