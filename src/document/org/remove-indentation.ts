import { indentation } from './line-patterns.ts'

/**
 * Removes the indentation that all lines which are not blank share, and blanks on lines that hold nothing else
 * (org-remove-indentation). Tabs count to multiples of 8; a tab that is cut in the middle leaves blanks.
 */
export function removeIndentation(text: string): string {
  const lines = text.split('\n')
  let common = Infinity
  for (const line of lines) {
    if (line.trim() !== '') common = Math.min(common, indentation(line))
    if (common === 0) return text
  }
  if (!Number.isFinite(common)) return text
  return lines.map((line) => dedent(line, common)).join('\n')
}

function dedent(line: string, columns: number): string {
  if (line.trim() === '') return ''
  let width = 0
  let at = 0
  for (; width < columns; at += 1) width += line[at] === '\t' ? 8 - (width % 8) : 1
  return ' '.repeat(width - columns) + line.slice(at)
}
