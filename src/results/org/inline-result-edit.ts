import type { Block } from '../../document/block.ts'
import type { OrgDocument } from '../../document/document.ts'
import type { Edit } from '../../document/edit.ts'
import { lineStart } from '../../document/line-index.ts'
import type { Value } from '../../document/value.ts'
import { readResultsWords } from '../../plan/results-words.ts'
import { lineEndingOf, withLineEnding } from '../line-ending.ts'
import { formatInline } from './format-inline.ts'
import type { ResultForm } from './result-form.ts'

/** An older result behind an inline block, on its line or the next one. */
const olderResult = /[ \t]*(?:\r?\n)?[ \t]*(\{\{\{results(?:\((?:[^)]|\)(?!\}\}\}))*\))?\}\}\})/iy

/**
 * The edit that puts a result behind an inline block or call: an older one is replaced where it stands, else it follows
 * after a blank (org-babel-insert-result, org-babel-remove-inline-result).
 * @throws RunbookError E_RESULT for results that do not fit into a line.
 */
export function inlineResultEdit(
  document: OrgDocument,
  block: Block,
  result: { readonly value: Value; readonly form: ResultForm },
): Edit | null {
  const { handling } = readResultsWords(result.form.words)
  if (handling === 'silent' || handling === 'none') return null
  const text = withLineEnding(
    formatInline(result.value, result.form),
    lineEndingOf(document.source),
  )
  const { end } = block.span
  const older = findOlder(document, block)
  if (!older) return { start: end, end, text: ` ${text}` }
  const start = end + older[0].length - (older[1]?.length ?? 0)
  return { start, end: end + older[0].length, text }
}

/** What stands behind the paragraph is none of its results. */
function findOlder({ source, lines, blockElements }: OrgDocument, block: Block) {
  olderResult.lastIndex = block.span.end
  const older = olderResult.exec(source)
  const element = blockElements[block.index]
  const isBehind =
    element?.type === 'paragraph' && lineStart(lines, element.end) < olderResult.lastIndex
  return isBehind ? null : older
}
