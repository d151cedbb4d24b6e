import type { Span } from '../document/line-index.ts'

/** A line of a file: its text without the line feed, where it stands with it, and its number from 1. */
export interface SourceLine {
  readonly text: string
  readonly span: Span
  readonly line: number
}

/** The lines of a text. */
export function sourceLines(source: string): SourceLine[] {
  let start = 0
  const lines: SourceLine[] = []
  for (const text of source.split('\n')) {
    const end = Math.min(source.length, start + text.length + 1)
    if (start < source.length) lines.push({ text, span: { start, end }, line: lines.length + 1 })
    start = end
  }
  return lines
}
