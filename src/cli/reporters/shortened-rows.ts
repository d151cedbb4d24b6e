/** Rows of one kind in a row that are shown; of more only the first and the last ones are. */
const longest = 30
const first = 20
const last = 5

/** The rows of a difference for people: of many added or missing lines in a row the middle is left out, with their number. */
export function shortenedRows(rows: readonly string[]): string[] {
  const shown: string[] = []
  for (let start = 0, end = 0; start < rows.length; start = end) {
    const sign = rows[start]?.[0]
    while (end < rows.length && rows[end]?.[0] === sign) end += 1
    const run = rows.slice(start, end)
    if (!/[-+]/.test(sign ?? '') || run.length <= longest) shown.push(...run)
    else {
      const more = `@@ ${run.length - first - last} more lines; --verbose shows them`
      shown.push(...run.slice(0, first), more, ...run.slice(-last))
    }
  }
  return shown
}
