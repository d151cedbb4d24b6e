/** First cells that mark a column as special (Org manual, "Advanced features" of the spreadsheet). */
const columnMarks = ['/', '#', '!', '$', '*', '_', '^']
/** First cells that, in a special column, mark a row that is not data. */
const rowMarks = ['!', '$', '_', '^']
const cookie = /^<[lrc]?[0-9]*>$/

/** The cells of each row, null for a rule. */
export type TableRows = readonly (readonly string[] | null)[]

/**
 * A table as Emacs' exporter has it, without a special column and special rows (Org manual, "Advanced features" of the
 * spreadsheet; orgtbl-to-generic). Where nothing else is left, Emacs fails; then the table stays whole.
 */
export function withoutSpecialRows(table: TableRows): TableRows {
  const firsts = table.filter((row) => row !== null).map((row) => row[0] ?? '')
  const isSpecialColumn =
    firsts.some((cell) => cell !== '') &&
    firsts.every((cell) => cell === '' || columnMarks.includes(cell))
  const kept = table
    .filter((row) => row === null || !isSpecialRow(row, isSpecialColumn))
    .map((row) => (row && isSpecialColumn ? row.slice(1) : row))
  return kept.some((row) => row !== null) ? kept : table
}

function isSpecialRow(row: readonly string[], isSpecialColumn: boolean): boolean {
  const first = row[0] ?? ''
  if (first === '/' || (isSpecialColumn && rowMarks.includes(first))) return true
  const filled = row.filter((cell) => cell !== '')
  return filled.length > 0 && filled.every((cell) => cookie.test(cell))
}
