import type { Block } from '../../document/block.ts'
import type { MarkdownDocument } from '../../document/document.ts'
import type { Edit } from '../../document/edit.ts'
import { lineAt, lineStart, lineText, type Span } from '../../document/line-index.ts'
import { parseFenceLine } from '../../document/markdown/fence.ts'
import { prefixLines } from '../../document/prefix-lines.ts'
import { lineEndingOf, withLineEnding } from '../line-ending.ts'

/**
 * The edit that puts a block's output below it, in a fence with the language `output`. An older such fence is
 * replaced; a fence that a person wrote stays. Empty output needs no fence.
 */
export function markdownResultEdit(
  document: MarkdownDocument,
  block: Block,
  output: string,
): Edit | null {
  const old = block.recorded?.kind === 'marked' ? block.recorded : null
  if (output === '' && !old) return null
  const prefix = old ? before(document, old.span.start) : block.indentation
  const info = old && isListed(document, old.span) ? '' : 'output'
  const fence = output === '' ? '' : fenced(output, info)
  const ending = lineEndingOf(document.source)
  if (old) {
    if (fence === '') return removal(document, old.span)
    const text = prefixLines(fence, prefix).slice(prefix.length)
    return { ...old.span, text: withLineEnding(text, ending) }
  }
  const at = block.span.end
  const needsEnd = at > 0 && document.source[at - 1] !== '\n'
  const text = `${needsEnd ? '\n' : ''}${prefix.trimEnd()}\n${prefixLines(fence, prefix)}${blankAfter(document, at, prefix)}`
  return { start: at, end: at, text: withLineEnding(text, ending) }
}

/** True for a fence that the attributes in the line below it call output. */
function isListed({ source }: MarkdownDocument, { start, end }: Span): boolean {
  return parseFenceLine(source.slice(start, end))?.info === ''
}

/** Removes a fence with its container's marks, the attributes below it and the blank line that set it off. */
function removal(document: MarkdownDocument, span: Span): Edit {
  const { lines } = document
  const below = isListed(document, span) ? lineAt(lines, span.end) + 1 : null
  const end = below === null ? span.end : lineStart(lines, below)
  const first = lineAt(lines, span.start)
  const isBlank = (line: number): boolean => lineText(lines, line).replaceAll('>', '').trim() === ''
  const from = first > 0 && isBlank(first - 1) ? first - 1 : first
  return { start: lineStart(lines, from), end, text: '' }
}

function fenced(output: string, info: string): string {
  const runs = output.match(/^[ \t]*`{3,}/gm) ?? []
  const longest = runs.reduce((most, run) => Math.max(most, run.trim().length), 2)
  const fence = '`'.repeat(longest + 1)
  return `${fence}${info}\n${output}${output.endsWith('\n') ? '' : '\n'}${fence}\n`
}

/** What stands in front of an offset in its line. */
function before({ source, lines }: MarkdownDocument, offset: number): string {
  return source.slice(lineStart(lines, lineAt(lines, offset)), offset)
}

function blankAfter(document: MarkdownDocument, at: number, prefix: string): string {
  if (at >= document.source.length) return ''
  const next = lineText(document.lines, lineAt(document.lines, at))
  const isBlank = next.replaceAll('>', '').trim() === ''
  return isBlank || lineStart(document.lines, lineAt(document.lines, at)) !== at
    ? ''
    : `${prefix.trimEnd()}\n`
}
