import type { Block } from '../../document/block.ts'
import type { OrgDocument } from '../../document/document.ts'
import type { Edit } from '../../document/edit.ts'
import { lineStart, lineText } from '../../document/line-index.ts'
import { indentation } from '../../document/org/line-patterns.ts'
import { lineEndingOf, withLineEnding } from '../line-ending.ts'
import { contentSpan, findResult } from './find-result.ts'
import { formatOutput } from './format-output.ts'
import { indentLines, indentTo } from './indent-lines.ts'

/** The edit that puts a block's output into an Org document, byte for byte as org-babel-insert-result does. */
export function orgResultEdit(document: OrgDocument, block: Block, output: string): Edit | null {
  const element = document.blockElements[block.index]
  if (!element) return null
  const place = findResult(document, element, block.name)
  const ending = lineEndingOf(document.source)
  if (place.kind === 'existing') {
    const column = indentation(lineText(document.lines, place.keywordLine))
    const text = withLineEnding(indentLines(formatOutput(output), column), ending)
    return { ...contentSpan(document.lines, place), text }
  }
  const column = indentation(block.indentation)
  const keyword = `${indentTo(column)}#+RESULTS:${block.name === '' ? '' : ` ${block.name}`}\n`
  const result = keyword + indentLines(formatOutput(output), column)
  const at = lineStart(document.lines, place.line)
  const text = lineEndBefore(document.source, at) + `\n${result}` + blankAfter(document, place.line)
  return { start: at, end: at, text: withLineEnding(text, ending) }
}

function lineEndBefore(source: string, at: number): string {
  return at === 0 || source[at - 1] === '\n' ? '' : '\n'
}

/** A blank line keeps the result apart from what follows, unless there is one or nothing follows. */
function blankAfter(document: OrgDocument, line: number): string {
  if (line >= document.lines.count) return ''
  return lineText(document.lines, line).trim() === '' ? '' : '\n'
}
