import type { Cell } from './cell.ts'
import type { Screen } from './screen.ts'
import { secretsOnRows, type TextRow } from './secrets-on-rows.ts'

/** The screen with each character of the values that it shows as `*`; the very screen when it shows none. */
export function maskCells(screen: Screen, values: readonly string[]): Screen {
  const found = secretsOnRows(screen.lines.map(rowOf), values).flat()
  if (found.length === 0) return screen
  const lines = screen.lines.map((line) => [...line])
  for (const { row, column } of found) {
    const line = lines[row] ?? []
    const cell = line[column]
    if (cell === undefined) continue
    line[column] = starred(cell)
    const right = line[column + 1]
    if (cell.width === 2 && right !== undefined) line[column + 1] = starred(right)
  }
  return { ...screen, lines }
}

function starred(cell: Cell): Cell {
  return { ...cell, text: '*', width: 1 }
}

function rowOf(line: readonly Cell[]): TextRow {
  const columns: number[] = []
  let text = ''
  for (const [column, cell] of line.entries()) {
    if (cell.width === 0) continue
    const shown = cell.text || ' '
    for (let unit = 0; unit < shown.length; unit += 1) columns.push(column)
    text += shown
  }
  const last = line.at(-1)
  return { text, columns, isWrapped: false, isFull: last?.width === 0 || last?.text !== '' }
}
