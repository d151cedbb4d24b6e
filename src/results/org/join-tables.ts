import { type LineIndex, lineText } from '../../document/line-index.ts'
import { isTableLine } from '../../document/org/table-lines.ts'
import { alignTable } from './align-table.ts'

/** A result with the table lines that it meets: lines `from` to `to` of the document become `above` and `own`. */
export interface JoinedTables {
  readonly from: number
  readonly to: number
  /** Lines in front of the result, aligned anew. */
  readonly above: string
  /** The result, and table lines behind it. */
  readonly own: string
}

/**
 * Aligns a result that begins with a table together with the table lines right above and below its place: to Org they
 * are one table (org-table-align between org-table-begin and org-table-end).
 */
export function joinTables(
  lines: LineIndex,
  place: { from: number; to: number },
  text: string,
): JoinedTables {
  const all = text.replace(/\n$/, '').split('\n')
  const rows = leadingRows(all)
  if (text === '' || rows.length === 0) return { ...place, above: '', own: text }
  const from = tableStart(lines, place.from)
  const to = rows.length === all.length ? tableEnd(lines, place.to) : place.to
  if (from === place.from && to === place.to) return { ...place, above: '', own: text }
  const above = texts(lines, from, place.from)
  const aligned = alignTable([...above, ...rows, ...texts(lines, place.to, to)])
  const own = [...aligned.slice(above.length), ...all.slice(rows.length)]
  return { from, to, above: ended(aligned.slice(0, above.length)), own: ended(own) }
}

function leadingRows(lines: readonly string[]): readonly string[] {
  const end = lines.findIndex((line) => !isTableLine(line))
  return end < 0 ? lines : lines.slice(0, end)
}

function tableStart(lines: LineIndex, line: number): number {
  let start = line
  while (start > 0 && isTableLine(lineText(lines, start - 1))) start -= 1
  return start
}

function tableEnd(lines: LineIndex, line: number): number {
  let end = line
  while (end < lines.count && isTableLine(lineText(lines, end))) end += 1
  return end
}

function texts(lines: LineIndex, from: number, end: number): string[] {
  return Array.from({ length: end - from }, (_, index) => lineText(lines, from + index))
}

function ended(lines: readonly string[]): string {
  return lines.map((line) => `${line}\n`).join('')
}
