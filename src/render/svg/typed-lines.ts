import type { Cell } from '../../screen/cell.ts'
import type { LineVersion } from './scrolled-lines.ts'

/** A version of a line that came about piece by piece, as by typing. */
export interface TypedLine extends LineVersion {
  /** How many columns are there from each time on; empty for a line that was there at once. */
  readonly steps: readonly (readonly [atCs: number, cols: number])[]
}

/**
 * Joins versions of a line of which each is the beginning of the next to the last one of them, and tells how it grew.
 * Versions are ordered by line; `cellsOf` gives the cells that a content was drawn from.
 */
export function joinTyped(
  versions: readonly LineVersion[],
  cellsOf: (content: string) => readonly Cell[],
): TypedLine[] {
  const joined: TypedLine[] = []
  for (const version of inOrder(versions)) {
    const last = joined.at(-1)
    const [before, after] = [last?.shown[0], version.shown[0]]
    const isNext = last?.line === version.line && before?.[1] === after?.[0]
    const isOnce = last?.shown.length === 1 && version.shown.length === 1
    if (last === undefined || before === undefined || after === undefined || !isNext || !isOnce) {
      joined.push({ ...version, steps: [] })
      continue
    }
    const [old, cells] = [cellsOf(last.content), cellsOf(version.content)]
    const cols = beginning(old, cells)
    if (cols === null) {
      joined.push({ ...version, steps: [] })
      continue
    }
    const steps = last.steps.length > 0 ? last.steps : [[before[0], cols] as const]
    joined[joined.length - 1] = {
      ...version,
      shown: [[before[0], after[1]]],
      steps: [...steps, [after[0], usedCols(cells)]],
    }
  }
  return joined
}

function inOrder(versions: readonly LineVersion[]): LineVersion[] {
  const start = ({ shown }: LineVersion): number => shown[0]?.[0] ?? 0
  return versions.toSorted((one, other) => one.line - other.line || start(one) - start(other))
}

/** The columns of a line if another one begins like it, else null. */
function beginning(old: readonly Cell[], line: readonly Cell[]): number | null {
  const cols = usedCols(old)
  if (old.length !== line.length || cols >= usedCols(line)) return null
  for (let column = 0; column < cols; column += 1) if (old[column] !== line[column]) return null
  return cols
}

/** Columns up to the last cell that shows something. */
function usedCols(line: readonly Cell[]): number {
  return line.findLastIndex((cell) => !isGround(cell)) + 1
}

function isGround({ text, width, style }: Cell): boolean {
  const { background, underline, inverse, strike, overline } = style
  const isPlain =
    background.kind === 'default' && underline === 'none' && !inverse && !strike && !overline
  return text === '' && width === 1 && isPlain
}
