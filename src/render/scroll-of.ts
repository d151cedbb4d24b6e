/**
 * By how many lines the text was moved up from one screen to the next; 0 when that explains no more than changes in
 * place do. Blank lines tell nothing.
 */
export function scrollOf<Line>(
  before: ArrayLike<Line>,
  after: ArrayLike<Line>,
  blank: Line,
): number {
  const rows = Math.min(before.length, after.length)
  const matches = (by: number): number => {
    let count = 0
    for (let row = 0; row + by < rows; row += 1) {
      if (after[row] !== blank && after[row] === before[row + by]) count += 1
    }
    return count
  }
  let written = 0
  for (let row = 0; row < after.length; row += 1) if (after[row] !== blank) written += 1
  let [best, most] = [0, matches(0)]
  // One line that changed is typing.
  if (most >= written - 1) return 0
  for (let by = 1; by < rows; by += 1) {
    const count = matches(by)
    if (count > most) [best, most] = [by, count]
  }
  return best
}
