import { RunbookError } from '../errors.ts'
import type { Screen } from './screen.ts'

type Size = Pick<Screen, 'cols' | 'rows'>

const largestSide = 1000

/**
 * The size that a resize event says, in cells.
 * @throws RunbookError E_CAST for data of another form.
 */
export function sizeOf(data: string): Size {
  const [, cols, rows] = /^(\d+)x(\d+)$/.exec(data) ?? []
  if (cols !== undefined && rows !== undefined) return { cols: Number(cols), rows: Number(rows) }
  const hint =
    'A resize event carries COLSxROWS, as in 80x24 (asciicast v2, "Supported event codes").'
  throw new RunbookError('E_CAST', `${JSON.stringify(data)} is not a terminal size`, { hint })
}

/**
 * Refuses a size that no terminal has.
 * @throws RunbookError E_CAST when a side is not a whole number from 1 to 1000.
 */
export function checkSize({ cols, rows }: Size): void {
  if ([cols, rows].every((side) => Number.isInteger(side) && side > 0 && side <= largestSide))
    return
  const hint = `Use a terminal of 1 to ${largestSide} columns and rows.`
  throw new RunbookError('E_CAST', `a terminal cannot have ${cols} columns and ${rows} rows`, {
    hint,
  })
}
