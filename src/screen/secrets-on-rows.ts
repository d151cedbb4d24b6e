/** A row of a screen as text. */
export interface TextRow {
  readonly text: string
  /** For each UTF-16 unit of the text, the column that it stands in. */
  readonly columns: readonly number[]
  /** The row above goes on in it, as the terminal wrapped it. */
  readonly isWrapped: boolean
  /** Something stands in its last column. */
  readonly isFull: boolean
}

/** A cell of a screen, both counts from 0. */
export interface ShownPlace {
  readonly row: number
  readonly column: number
}

/**
 * The cells of each value that a screen shows, in the order of its characters. A row goes on in the next one where the
 * terminal wrapped it, and where it is full, since line editors wrap by themselves.
 */
export function secretsOnRows(rows: readonly TextRow[], values: readonly string[]): ShownPlace[][] {
  const starts: number[] = []
  let text = ''
  for (const [row, { text: own, isFull }] of rows.entries()) {
    starts.push(text.length)
    const goesOn = isFull || rows[row + 1]?.isWrapped === true
    // A wide character that has no room leaves the last column blank.
    text += isFull || !goesOn ? own : own.slice(0, -1)
    if (!goesOn) text += '\n'
  }
  return values.flatMap((value) =>
    occurrences(text, value).map((start) => placesAt(rows, starts, [start, start + value.length])),
  )
}

function occurrences(text: string, value: string): number[] {
  const found: number[] = []
  for (let at = text.indexOf(value); at >= 0; at = text.indexOf(value, at + 1)) found.push(at)
  return found
}

function placesAt(
  rows: readonly TextRow[],
  starts: readonly number[],
  [from, to]: readonly [number, number],
): ShownPlace[] {
  const places: ShownPlace[] = []
  let row = starts.findLastIndex((start) => start <= from)
  for (let at = from; at < to; at += 1) {
    while (at >= (starts[row + 1] ?? Infinity)) row += 1
    places.push({ row, column: rows[row]?.columns[at - (starts[row] ?? 0)] ?? 0 })
  }
  return places
}
