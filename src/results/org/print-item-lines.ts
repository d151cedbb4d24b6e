import { isTableLine } from '../../document/org/table-lines.ts'
import { alignTable } from './align-table.ts'

/**
 * The lines below the first one of a list item as Emacs writes them back, which reads them as elements: a comment goes, a
 * table is aligned, and a fixed-width area is kept apart from what follows it (org-list-to-org, org-element-interpret-data).
 */
export function printItemLines(lines: readonly string[]): string[] {
  const printed: string[] = []
  for (let at = 0; at < lines.length;) {
    const kind = kindOf(lines[at] ?? '')
    let end = at + 1
    while (kind !== 'text' && end < lines.length && kindOf(lines[end] ?? '') === kind) end += 1
    printed.push(...printElement(kind, lines.slice(at, end), end === lines.length))
    at = end
  }
  return printed
}

type Kind = 'fixed-width' | 'table' | 'comment' | 'text'

function kindOf(line: string): Kind {
  if (/^[ \t]*:(?: |$)/.test(line)) return 'fixed-width'
  if (/^[ \t]*#(?: |$)/.test(line)) return 'comment'
  return isTableLine(line) ? 'table' : 'text'
}

function printElement(kind: Kind, lines: readonly string[], isLast: boolean): readonly string[] {
  if (kind === 'text') return lines
  if (kind === 'comment') return []
  if (kind === 'table') return alignTable(lines)
  return [...fixedWidth(lines), ...(isLast ? [] : [''])]
}

/** An empty line at the end of several is lost. */
function fixedWidth(lines: readonly string[]): string[] {
  const texts = lines.map((line) => line.replace(/^[ \t]*: ?/, ''))
  if (texts.length === 1) return texts.map((text) => (text === '' ? ':' : `: ${text}`))
  const kept = texts.at(-1) === '' ? texts.slice(0, -1) : texts
  return kept.map((text) => `: ${text}`)
}
