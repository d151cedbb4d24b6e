import type { Cell } from './cell.ts'
import type { Cursor } from './screen.ts'

/** The column that a cursor is drawn from in its line: on the right half of a wide cell it covers the whole of it. */
export function cursorColumn({ column }: Cursor, line: readonly Cell[]): number {
  return line[column]?.width === 0 ? column - 1 : column
}
