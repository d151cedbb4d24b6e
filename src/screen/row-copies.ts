/** So many rows share one piece of memory. */
const rowsTogether = 64

type Row = Int32Array | Uint32Array

/**
 * Returns a function that copies rows of numbers. Copies lie together in larger pieces of memory, because many small
 * ones take long to get and to give back; a piece is kept as long as any copy in it.
 */
export function createRowCopies<Kind extends Row>(
  allocate: (length: number) => Kind,
): (row: Kind) => Kind {
  let memory = allocate(0)
  let used = 0
  return (row) => {
    if (used + row.length > memory.length) {
      memory = allocate(rowsTogether * row.length)
      used = 0
    }
    const copy = memory.subarray(used, (used += row.length)) as Kind
    copy.set(row)
    return copy
  }
}
