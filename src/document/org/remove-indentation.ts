import { indentation } from './line-patterns.ts'

/**
 * Removes the indentation that all lines which are not blank share, but no more columns than the text has characters and
 * one (org-remove-indentation); blank lines lose as much, those that have less all. Tabs count to multiples of 8, and one
 * that is cut in the middle stays a tab, as Emacs fills up to the next stop with one.
 */
export function removeIndentation(text: string): string {
  const lines = text.split('\n')
  let common = Infinity
  for (const line of lines) {
    if (line.trim() !== '') common = Math.min(common, indentation(line))
    if (common === 0) return text
  }
  // Only a short text is worth counting.
  if (common > text.length / 2) common = Math.min(common, Array.from(text).length + 1)
  return lines.map((line) => dedent(line, common)).join('\n')
}

function dedent(line: string, columns: number): string {
  let width = 0
  let at = 0
  for (; width < columns; at += 1) {
    if (line[at] !== '\t' && line[at] !== ' ') return line.slice(at)
    width += line[at] === '\t' ? 8 - (width % 8) : 1
  }
  return (width > columns ? '\t' : '') + line.slice(at)
}
