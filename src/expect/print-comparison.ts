import type { ComparedRow, Comparison } from './comparison.ts'
import { escapeLine, needsEscape } from './escape-line.ts'

/** Rows of context around a difference. */
const context = 3

/**
 * A comparison as the body of a unified diff with reasons, a string per line without line feed: ` ` the same, `-` expected,
 * `+` actual, `@@` where equal rows are left out. Control characters are shown escaped.
 */
export function printComparison({ rows }: Comparison): string[] {
  const near = rows.map(() => false)
  for (const [index, row] of rows.entries()) {
    if (row.kind !== 'same') near.fill(true, Math.max(0, index - context), index + context + 1)
  }
  return rows.flatMap((row, index) => {
    if (near[index] === true) return printRow(row)
    return index > 0 && near[index - 1] !== true ? [] : ['@@']
  })
}

function printRow(row: ComparedRow): string[] {
  if (row.kind === 'same') return [` ${visible(row.expected)}`]
  if (row.kind === 'unexpected') return [`+${visible(row.actual)}${row.eol ? '' : ' (no-eol)'}`]
  return [`-${visible(row.expected)}`, ...(row.reason === '' ? [] : [`? ${row.reason}`])]
}

function visible(text: string): string {
  return needsEscape(text) ? `${escapeLine(text)} (esc)` : text
}
