import { readCell } from '../../document/read-cell.ts'
import type { Value } from '../../document/value.ts'
import { wantsText } from '../../plan/results-words.ts'
import { importTable, maxTableLines, type Separator } from './import-table.ts'

/**
 * The value of a block from its output and the merged words of `:results`: the text itself, or a table, a row
 * or one cell that `read` finds in it (org-babel-result-cond). Empty output is nil when it is
 * parsed; so is output that `isTooLong`.
 */
export function parseOutput(
  text: string,
  words: readonly string[],
  read: (text: string) => Value = parseTable,
): Value {
  if (words.includes('discard')) return null
  return wantsText(words) ? text : read(text)
}

/** True when output would be read as a table but has more than 999 lines: it gives no result and needs a warning. */
export function isTooLong(text: string, words: readonly string[]): boolean {
  return !words.includes('discard') && !wantsText(words) && countLines(text) > maxTableLines
}

/** The table, row or cell that a text is; nil when it is empty or too long (org-babel-import-elisp-from-file). */
export function parseTable(text: string, separator: Separator = 'told'): Value {
  if (text === '' || countLines(text) > maxTableLines) return null
  const table = importTable(text, separator).map((row) => row.map(readUnquoted))
  const [first] = table
  return table.length === 1 && first?.length === 1 ? (first[0] ?? null) : table
}

function countLines(text: string): number {
  let count = text.endsWith('\n') || text === '' ? 0 : 1
  for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) count += 1
  return count
}

/** A cell as a number or a text without its quotes (org-babel-string-read). */
function readUnquoted(cell: string): Value {
  return readCell(/^\s*"([^\n]+)"\s*$/.exec(cell)?.[1] ?? cell)
}
