import { hline, type Value } from '../../document/value.ts'
import { trimChars } from '../../execute/value/trim-chars.ts'
import { normalizeTimestamps } from './normalize-timestamps.ts'

/**
 * A value as a plain list, one item each for the entries of a list or the lines of a text; the cells of a row stand
 * below each other (org-babel-insert-result with `list`).
 */
export function printList(value: string | readonly Value[]): string {
  const entries: readonly Value[] =
    typeof value === 'string' ? value.split('\n').filter(Boolean) : value
  const items = entries.map((entry) => printItem(entry))
  return `${trimChars(items.join(''), ' \t\n\r')}\n`
}

function printItem(entry: Value): string {
  const cells: readonly Value[] = Array.isArray(entry) ? entry : [entry]
  const text = trimChars(cells.map(printCell).join('\n'), '\n').replace(/^[ \t\n]+/, '')
  // A bullet alone is an empty item of its own, which ends in a blank.
  const isBullet = /^[-+]$/.test(text)
  return `- ${isBullet ? `${text} ` : normalizeTimestamps(text).replaceAll('\n', '\n  ')}\n`
}

function printCell(cell: Value): string {
  if (cell === null) return 'nil'
  return cell === hline ? 'hline' : String(cell)
}
