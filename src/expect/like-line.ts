import { likeCell } from './like-cell.ts'

/** True when two lines have as many cells, and each two are alike (see `likeCell()`). */
export function likeLine(expected: string, actual: string): boolean {
  const [from, to] = [cells(expected), cells(actual)]
  return (
    from.length === to.length &&
    from.every((cell, index) => likeCell({ expected: cell, actual: to[index] ?? '', column: '' }))
  )
}

/** Cells of a line: words, but a date with its time is one cell. */
function cells(line: string): string[] {
  return (
    line.match(
      /[IWEF]\d{4} \d\d:\d\d:\d\d\.\d+|\d{4}-\d\d-\d\d \d\d:\d\d(?::\d\d(?:[.,]\d+)?)?|\S+/g,
    ) ?? []
  )
}
