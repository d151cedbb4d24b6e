import type { Span } from './line-index.ts'

/** One replacement in a source: the characters from `start` to `end` become `text` (LSP TextEdit, by offset). */
export interface Edit extends Span {
  readonly text: string
}

/**
 * Applies edits to a source; every character outside of them stays.
 * Edits may come in any order and must not overlap; insertions at one offset keep their given order.
 */
export function applyEdits(source: string, edits: readonly Edit[]): string {
  let at = 0
  let text = ''
  for (const edit of sortedEdits(edits)) {
    if (edit.start < at) throw new RangeError(`overlapping edits at offset ${edit.start}`)
    text += source.slice(at, edit.start) + edit.text
    at = edit.end
  }
  return text + source.slice(at)
}

/** Edits as they follow each other in the source. */
export function sortedEdits(edits: readonly Edit[]): Edit[] {
  return edits.toSorted((a, b) => a.start - b.start || a.end - b.end)
}
