import type { RecordedResult } from '../document/block.ts'
import type { Document } from '../document/document.ts'
import { longestBackticks } from '../document/markdown/longest-backticks.ts'
import { commaEscape, commaUnescape } from '../document/org/comma-escape.ts'
import { prefixLines } from './prefix-lines.ts'

/**
 * Returns what makes of other output the text for the place of one that an author put below a block, in a fence, an example or
 * fixed-width lines: with the same lines around it, and the same in front of each line.
 */
export function shownOutputWriter(
  { source, format }: Document,
  { text, span }: Pick<RecordedResult, 'text' | 'span'>,
): (output: string) => string {
  const lines = source.slice(span.start, span.end).replaceAll('\r\n', '\n').split('\n')
  const feed = lines.at(-1) === '' ? '\n' : ''
  if (feed !== '') lines.pop()
  if (format === 'org' && /^[ \t]*:(?: |$)/.test(lines[0] ?? '')) {
    const prefix = prefixOf(lines, text) ?? ': '
    return (output) => prefixLines(output, prefix)
  }
  const [opening = '', ...inside] = lines
  const closing = (inside.pop() ?? '') + feed
  if (format === 'org') {
    const prefix = prefixOf(inside.map(commaUnescape), text) ?? ''
    return (output) => `${opening}\n${prefixLines(commaEscape(output), prefix)}${closing}`
  }
  const prefix = prefixOf(inside, text) ?? ''
  return (output) => {
    const longer = longerFence(opening, output)
    return `${longer(opening)}\n${prefixLines(output, prefix)}${longer(closing)}`
  }
}

/** What stands in front of a text in its lines, by the first that is not empty; null where none tells. */
function prefixOf(lines: readonly string[], text: string): string | null {
  const own = text.split('\n')
  const at = own.findIndex((line) => line !== '')
  const [line = '', rest = ''] = [lines[at], own[at]]
  return at >= 0 && line.endsWith(rest) ? line.slice(0, line.length - rest.length) : null
}

/** What makes the fence in a line longer than any in a text, where that would end it (CommonMark 4.5). */
function longerFence(opening: string, text: string): (line: string) => string {
  const fence = /`{3,}/.exec(opening)?.[0] ?? ''
  const least = longestBackticks(text) + 1
  if (fence === '' || fence.length >= least) return (line) => line
  return (line) => line.replace(/`{3,}/, '`'.repeat(least))
}
