import { isRule, rowCells, tableNumber } from '../../document/org/table-lines.ts'
import { displayWidth } from './display-width.ts'

const cookie = /^<([lrc])[0-9]*>$/
/** A bracket link shows its description, or else its target; a bar may cut it into cells. */
const link = /(\[\[)((?:[^\][\\]|\\.)+)(?:(\]\])|(\]\[)(.{1,2000}?)(\]\]))/g
/** Stands for a hidden character: a mark, which takes no cell. */
const hidden = '\u0300'

interface Cell {
  readonly text: string
  readonly width: number
}

/** Whether a link is as wide as what Emacs shows of it, or as it is written. */
export type LinkWidth = 'shown' | 'written'

interface Column {
  readonly width: number
  readonly side: string
}

/**
 * Aligns the lines of one table as org-table-align does: columns as wide as their widest cell, right-aligned when at
 * least half of their filled cells look like numbers or a cookie such as `<c>` says so. Every row gets the
 * indentation of the first one.
 */
export function alignTable(lines: readonly string[], links: LinkWidth = 'shown'): string[] {
  const table = lines.map((line) => (isRule(line) ? null : measuredCells(line, links)))
  const rows = table.filter((row) => row !== null)
  const columns = rows.length === 0 ? ruleColumns(lines[0] ?? '') : columnsOf(rows)
  const indent = /^[ \t]*\|/.exec(lines[0] ?? '')?.[0] ?? '|'
  const rule = columns.map(({ width }) => '-'.repeat(width + 2)).join('+')
  return table.map((row) => `${indent}${row ? alignRow(row, columns) : rule}|`)
}

/** A table of rules alone keeps its number of columns, each one cell wide. */
function ruleColumns(line: string): Column[] {
  return line.split('+').map(() => ({ width: 1, side: 'l' }))
}

function measuredCells(line: string, links: LinkWidth): Cell[] {
  const shown = rowCells(links === 'shown' ? line.replace(link, showLink) : line)
  return rowCells(line).map((text, at) => ({ text, width: displayWidth(shown[at] ?? '') }))
}

function showLink(_: string, open: string, target: string, ...rest: (string | undefined)[]) {
  const [close, middle, description, end] = rest
  const path = middle === undefined ? target : hide(target)
  return hide(open) + path + hide(close ?? middle) + (description ?? '') + hide(end)
}

function hide(text: string | undefined): string {
  return (text ?? '').replace(/[^|]/g, hidden)
}

const empty: Cell = { text: '', width: 0 }

function columnsOf(rows: readonly (readonly Cell[])[]): Column[] {
  const count = rows.reduce((most, row) => Math.max(most, row.length), 0)
  return Array.from({ length: count }, (_, at) => columnOf(rows.map((row) => row[at] ?? empty)))
}

function columnOf(cells: readonly Cell[]): Column {
  const width = cells.reduce((most, cell) => Math.max(most, cell.width), 1)
  const filled = cells.map(({ text }) => text).filter((text) => text !== '')
  const fixed = filled.map((text) => cookie.exec(text)?.[1]).find((side) => side !== undefined)
  const numbers = filled.filter((text) => tableNumber.test(text)).length
  return { width, side: fixed ?? (numbers * 2 >= filled.length ? 'r' : 'l') }
}

function alignRow(row: readonly Cell[], columns: readonly Column[]): string {
  return columns.map((column, at) => alignCell(row[at] ?? empty, column)).join('|')
}

function alignCell(cell: Cell, { width, side }: Column): string {
  const spaces = width - cell.width
  const before = side === 'r' ? spaces : side === 'c' ? Math.floor(spaces / 2) : 0
  return ` ${' '.repeat(before)}${cell.text}${' '.repeat(spaces - before)} `
}
