import { lineText, type LineIndex } from '../line-index.ts'
import type { EndLines } from './end-lines.ts'
import { indentation, linePatterns } from './line-patterns.ts'

/** One list item; lines count from 0, `end` is exclusive. */
export interface ListItem {
  readonly line: number
  readonly indent: number
  end: number
}

/**
 * The items of the list that starts at line `from`, nested ones included, in document order
 * (Org manual, "Plain Lists": a list ends at two blank lines or at text that is not indented below its bullet).
 */
export function listItems(
  lines: LineIndex,
  ends: EndLines,
  range: { from: number; limit: number },
): ListItem[] {
  const items: ListItem[] = []
  const open: ListItem[] = []
  let lastText = range.from
  for (let line = range.from; line < range.limit; line += 1) {
    const text = lineText(lines, line)
    if (linePatterns.blank.test(text)) {
      if (line + 1 < range.limit && linePatterns.blank.test(lineText(lines, line + 1))) break
      continue
    }
    const indent = indentation(text)
    const isItem = linePatterns.item.test(text) && !linePatterns.horizontalRule.test(text)
    closeItems(open, indent, isItem ? line : lastText + 1)
    if (isItem) {
      const item = { line, indent, end: -1 }
      items.push(item)
      open.push(item)
    } else if (open.length === 0) return items
    else line = opaqueEnd(lines, ends, { line, limit: range.limit })
    lastText = line
  }
  closeItems(open, -1, lastText + 1)
  return items
}

function closeItems(open: ListItem[], indent: number, end: number): void {
  for (let last = open.at(-1); last && indent <= last.indent; last = open.at(-1)) {
    last.end = end
    open.pop()
  }
}

/** The last line of the block or drawer that starts here, or the line itself: their contents hold no items. */
function opaqueEnd(lines: LineIndex, ends: EndLines, at: { line: number; limit: number }): number {
  const text = lineText(lines, at.line)
  const block = linePatterns.blockBegin.exec(text)
  if (block) return Math.max(at.line, ends.find(`end_${block[1]}`, at.line + 1, at.limit))
  const drawer = linePatterns.drawer.exec(text)?.[1]
  if (drawer !== undefined && drawer.toLowerCase() !== 'end')
    return Math.max(at.line, ends.find(':end:', at.line + 1, at.limit))
  return at.line
}
