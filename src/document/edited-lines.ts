import { applyEdits, type Edit, sortedEdits } from './edit.ts'
import { indexLines, lineAt, type LineIndex, type WrittenLines } from './line-index.ts'

/** The lines of a text after edits, as `applyEdits()` takes them; places in them are told as they were written. */
export function editLines(before: LineIndex, edits: readonly Edit[]): LineIndex {
  const source = applyEdits(before.source, edits)
  return indexLines(before.path, source, editedLines(before, edits))
}

/**
 * Where the lines of an edited text were written. What an edit brought is from the lines that it replaced, one after another,
 * and what is more from the last of these. The edits are those of `applyEdits()`.
 */
export function editedLines(before: LineIndex, edits: readonly Edit[]): WrittenLines {
  const lines: number[] = []
  const last = Math.max(0, before.count - 1)
  let [isBegun, at] = [false, 0]
  const add = (text: string, first: number, end: number): void => {
    let line = first
    for (let from = 0; from < text.length; line += 1) {
      if (!isBegun) lines.push(Math.min(line, end))
      const feed = text.indexOf('\n', from)
      isBegun = feed < 0
      from = isBegun ? text.length : feed + 1
    }
  }
  for (const { start, end, text } of sortedEdits(edits)) {
    add(before.source.slice(at, start), lineAt(before, at), last)
    add(text, lineAt(before, start), lineAt(before, Math.max(start, end - 1)))
    at = end
  }
  add(before.source.slice(at), lineAt(before, at), last)
  return writtenBefore(before, Int32Array.from(lines))
}

/** The lines of a text that has as many as the one that it was made of. */
export function sameLines(before: LineIndex): WrittenLines {
  return writtenBefore(
    before,
    Int32Array.from({ length: before.count }, (_, line) => line),
  )
}

/** A text that was made in several steps is from the first one. */
function writtenBefore(lines: LineIndex, numbers: Int32Array): WrittenLines {
  const { written } = lines
  if (written === null) return { lines, numbers }
  return { lines: written.lines, numbers: numbers.map((line) => written.numbers[line] ?? 0) }
}
