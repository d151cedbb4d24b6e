import type { RecordedResult } from '../document/block.ts'
import type { Document } from '../document/document.ts'
import { lineAt, lineStart } from '../document/line-index.ts'
import { containerPrefix } from '../document/markdown/container-prefix.ts'
import { commaEscape, commaUnescape } from '../document/org/comma-escape.ts'
import { prefixLines } from '../document/prefix-lines.ts'

/** New output in the form that the author gave the output that stands there: a fence, an example or fixed-width lines. */
export function shownText(
  { source, lines, format }: Document,
  recorded: Pick<RecordedResult, 'text' | 'span'>,
  output: string,
): string {
  const { start, end } = recorded.span
  const shown = source
    .slice(start, end)
    .replaceAll('\r\n', '\n')
    .split(/(?<=\n)/)
  if (format === 'org') return orgText(shown, recorded.text, output)
  const before = source.slice(lineStart(lines, lineAt(lines, start)), start)
  return fenceText(shown, containerPrefix(before), output)
}

function orgText([opening = '', ...below]: readonly string[], old: string, output: string): string {
  const colon = /^[ \t]*:(?=\s|$)/.exec(opening)
  if (colon) return prefixLines(output, `${colon[0]} `)
  const written = below.slice(0, -1).join('')
  // Only in an item the indentation of an example is none of its text.
  const isText = written !== '' && commaUnescape(written) === old
  const blanks = isText ? '' : (/^[ \t]*/.exec(opening)?.[0] ?? '')
  return `${opening}${prefixLines(commaEscape(output), blanks)}${below.at(-1) ?? ''}`
}

function fenceText(
  [opening = '', ...below]: readonly string[],
  prefix: string,
  output: string,
): string {
  const [old = ''] = /^(?:`+|~+)/.exec(opening) ?? []
  const mark = longerMark(old, output)
  const last = below.at(-1) ?? ''
  // The end of its container may close a fence, too.
  const closing = /^[ \t>]*(?:`{3,}|~{3,})[ \t]*\n?$/.test(last) ? last.replace(old, mark) : ''
  return `${mark}${opening.slice(old.length)}${prefixLines(output, prefix)}${closing}`
}

/** A fence's mark, made as long as it takes that no line of a text closes it. */
function longerMark(mark: string, text: string): string {
  const runs = text.match(mark.startsWith('~') ? /^[ \t]*~+/gm : /^[ \t]*`+/gm) ?? []
  const longest = runs.reduce((most, run) => Math.max(most, run.trim().length), 0)
  return mark.padEnd(longest + 1, mark)
}
