import { showLine } from '../expect/shown-line.ts'
import type { CommandResult } from './salted-script.ts'

/**
 * A command's output as cram 0.7 and prysk write it: escapes where a line needs them, ` (no-eol)` behind one without a line feed,
 * the status below. Carriage returns end lines, too (Python's `splitlines`). When the shell has ended, its last character is lost: there
 * they cut off the line feed that is usually behind their last mark.
 */
export function cramOutput({ text, status, reached, tail }: CommandResult): string {
  if (!reached) return ''
  if (status === null) return showLines(text.slice(0, -1))
  const exit = status === 0 ? '' : `[${status}]\n`
  return showLines(text) + exit + showLines(tail.slice(0, -1))
}

function showLines(text: string): string {
  const lines = text.match(/[^\r\n]*(?:\r\n|[\r\n])|[^\r\n]+$/g) ?? []
  return lines.map((line) => `${showLine(line)}\n`).join('')
}
