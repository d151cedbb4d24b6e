import { greatest } from '../../document/extremes.ts'
import { rowCells } from '../../document/org/table-lines.ts'

/** Emacs reads no output of more lines as a table (`org-table-convert-region-max-lines`). */
export const maxTableLines = 999

/**
 * What stands between cells: told from the text, where one line alone may be one cell; told without that exception;
 * tabs; or commas as in CSV.
 */
export type Separator = 'told' | 'told-always' | 'tab' | 'comma'

/**
 * Splits text into the cells of a table. Unless the separator is given, it splits at tabs when every line has one, else
 * as CSV when every line has a comma, else at blanks unless there is only one line (org-table-convert-region). A `|`
 * splits in any case; rows are padded to the same length; cells are trimmed.
 */
export function importTable(text: string, separator: Separator = 'told'): string[][] {
  const lines = withLineFeeds(text).replace(/\n$/, '').split('\n')
  const rows = lines
    .map(separatorOf(lines, separator))
    .filter((row) => row !== '')
    .map(rowCells)
  const columns = Math.max(1, greatest(rows.map((row) => row.length)))
  return rows.map((row) => [...row, ...Array<string>(columns - row.length).fill('')])
}

/** Gives a line the bars of a table row; empty lines have no say in the choice. */
function separatorOf(
  lines: readonly string[],
  separator: Separator,
): (line: string, at: number) => string {
  const isTold = separator === 'told' || separator === 'told-always'
  const filled = lines.filter((line) => line !== '')
  if (separator === 'tab' || (isTold && filled.every((line) => line.includes('\t'))))
    return (line) => `| ${line.replaceAll('\t', '| ')}`
  if (separator === 'comma' || filled.every((line) => line.includes(',')))
    return (line, at) => csvRow(line, at === lines.length - 1)
  if (separator === 'told' && isOneLine(lines)) return (line) => line.replace(/^ */, '| ')
  return (line) => `| ${line.replace(/^ */, '').replace(/ *\t *| +/g, '| ')}`
}

/** A line and one empty line below it still count as one (count-lines). */
function isOneLine(lines: readonly string[]): boolean {
  return lines.length === 1 || (lines.length === 2 && lines[1] === '')
}

const csvPiece = /([ \t]*$)|[ \t]*"([^"]*)"|([^,]+)|([ \t]*,)/y

/**
 * Reads one line as Emacs reads CSV: quotes count only at a cell's start, `""` after them is one quote. It stops at the
 * text's end: an empty last line is no row, and a comma that ends the last line opens no cell.
 */
function csvRow(line: string, isLast: boolean): string {
  if (isLast && line === '') return ''
  let row = '| '
  csvPiece.lastIndex = 0
  for (let match = csvPiece.exec(line); match; match = csvPiece.exec(line)) {
    const [, end, quoted, plain] = match
    if (end !== undefined) return isLast && end === '' ? row : `${row} |`
    row += quoted ?? plain ?? ' | '
    if (quoted !== undefined && line[csvPiece.lastIndex] === '"') row += '"'
  }
  return row
}

/** Emacs guesses a file's line ends from the first three and reads CR LF or CR as line feeds. */
function withLineFeeds(text: string): string {
  const found = [...text.slice(0, 1 << 16).matchAll(/\r\n|\r|\n/g)].slice(0, 3).map(([end]) => end)
  if (found.length === 0 || found.includes('\n')) return text
  return found.includes('\r\n') ? text.replaceAll('\r\n', '\n') : text.replaceAll('\r', '\n')
}
