import type { WrittenArgument } from '../block.ts'
import { type LineIndex, lineStart, lineText } from '../line-index.ts'

/** What the closing line of a fence, counted from 0, says: that its block is commands where a click executes it. */
export function executedAction(lines: LineIndex, line: number): readonly WrittenArgument[] {
  const text = lineText(lines, line)
  const found = /(?:```|~~~)(\{\{exec(?:ute)?\b[\w ]*\}\})[ \t]*$/.exec(text)
  if (!found) return []
  const start = lineStart(lines, line) + text.lastIndexOf('{{')
  const span = { start, end: start + (found[1]?.length ?? 0) }
  return [{ key: 'kind', value: 'command', carrier: 'block', span }]
}
