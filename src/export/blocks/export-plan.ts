import type { OrgDocument } from '../../document/document.ts'
import { lineStart, lineText } from '../../document/line-index.ts'
import type { Plan, Step } from '../../plan/plan.ts'
import { mergeResultsWord, readResultsWords } from '../../plan/results-words.ts'
import { findResult } from '../../results/org/find-result.ts'
import { removeResultEdit } from './remove-result-edit.ts'

/**
 * A plan as Emacs walks through it in an export: results of calls are always shown, and some blocks stay as they are, since where
 * a call line goes and leaves nothing, the walk goes on behind the blanks in front of what follows, and sees blocks at the
 * begin of lines only (org-babel-exp-process-buffer, org-babel-exp-results).
 */
export function exportPlan(plan: Plan): Plan {
  const document = plan.document as OrgDocument
  const steps: Step[] = []
  for (const step of plan.steps) {
    const above = steps.at(-1)
    const behind = above ? endOfVanished(document, above) : null
    const isOverlooked = behind !== null && isNextAndIndented(document, behind, step)
    if (isOverlooked) steps.push({ ...step, skip: 'overlooked', shown: false })
    else steps.push(step.block.call ? replacing(step) : step)
  }
  return { ...plan, steps }
}

/** The step with a result that takes an old one's place, whatever else its words say. */
function replacing(step: Step): Step {
  const words = new Set(step.arguments.results.words)
  mergeResultsWord(words, 'replace')
  return { ...step, arguments: { ...step.arguments, results: readResultsWords([...words]) } }
}

/** Where the text goes on behind a call line of which nothing stays; null for all other steps. */
function endOfVanished(
  document: OrgDocument,
  { block, skip, arguments: { exports } }: Step,
): number | null {
  const element = document.blockElements[block.index]
  if (block.call === null || block.inline || block.inactive || !element) return null
  if (skip === 'overlooked') return null
  const { end } = block.span
  if (exports === 'none' || exports === 'code') {
    const edit = removeResultEdit(document, block)
    return edit !== null && edit.start <= end ? Math.max(edit.end, end) : end
  }
  const isElsewhere = findResult(document, element, block.name).kind === 'existing'
  return skip === 'eval-never' || isElsewhere ? end : null
}

/** True for a block that stands, without keywords, on the first line behind an offset that is not blank. */
function isNextAndIndented(
  { lines, source }: OrgDocument,
  behind: number,
  { block }: Step,
): boolean {
  if (block.inline) return false
  const begin = lineStart(lines, block.line - 1)
  const isIndented = /^[ \t]/.test(lineText(lines, block.line - 1))
  return isIndented && source.slice(behind, begin).trim() === ''
}
