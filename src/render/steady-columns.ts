import type { CellRectangle } from './changes.ts'

/** Returns a function that widens areas to the columns in which anything changed so far, so that they stay the same. */
export function createSteadyColumns(): (area: CellRectangle) => CellRectangle {
  let [left, right] = [Infinity, 0]
  return (area) => {
    left = Math.min(left, area.column)
    right = Math.max(right, area.column + area.cols)
    return { ...area, column: left, cols: right - left }
  }
}
