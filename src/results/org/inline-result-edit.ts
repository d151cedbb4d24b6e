import type { Block } from '../../document/block.ts'
import type { OrgDocument } from '../../document/document.ts'
import type { Edit } from '../../document/edit.ts'
import type { Value } from '../../document/value.ts'
import { readResultsWords } from '../../plan/results-words.ts'
import { lineEndingOf, withLineEnding } from '../line-ending.ts'
import { findInlineResult } from './find-inline-result.ts'
import { formatInline } from './format-inline.ts'
import type { ResultForm } from './result-form.ts'

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
  const older = findInlineResult(document, block)
  return older ? { ...older, text } : { start: end, end, text: ` ${text}` }
}
