import type { OrgDocument } from '../../document/document.ts'
import { applyEdits, type Edit } from '../../document/edit.ts'
import type { RunbookError } from '../../errors.ts'
import { RunbookError as Failure } from '../../errors.ts'
import type { Outcome } from '../../execute/outcome.ts'
import type { Plan } from '../../plan/plan.ts'
import { mergeResultsWords, readResultsWords } from '../../plan/results-words.ts'
import { editOrProblem } from '../../results/edit-or-problem.ts'
import { isWritable } from '../../results/outcome-edit.ts'
import { codeEdit } from './code-edit.ts'
import { removeResultEdit } from './remove-result-edit.ts'

/** The text of a document whose blocks were treated as `:exports` says, and what went wrong with it. */
export interface ExportedBlocks {
  readonly text: string
  readonly problems: readonly RunbookError[]
}

/**
 * Shows of each block what `:exports` wants: its code, its result, both or nothing (Org manual, "Exporting Code Blocks";
 * org-babel-exp-process-buffer); `expansions` are those of `calledExpansions`. Results of blocks that did not run are those that the document holds.
 */
export function exportBlocks(
  plan: Plan,
  outcomes: readonly Outcome[],
  expansions: ReadonlyMap<number, string>,
): ExportedBlocks {
  const document = plan.document as OrgDocument
  const problems: RunbookError[] = []
  const results = new Edits()
  const byBlock = new Map(outcomes.map((outcome) => [outcome.step.block.index, outcome]))
  const shown = plan.steps.filter(({ block }) => !block.inactive)
  for (const { block, arguments: complete } of shown) {
    const { exports } = complete
    const outcome = replacing(byBlock.get(block.index))
    const edit =
      exports === 'none' || exports === 'code'
        ? removeResultEdit(document, block)
        : outcome && isWritable(outcome)
          ? editOrProblem(document, block, outcome)
          : null
    if (edit instanceof Failure) problems.push(edit)
    else if (edit) results.add(edit)
  }
  const text = applyEdits(document.source, results.list)
  const codes = new Edits()
  for (const step of shown) {
    const { index } = step.block
    const [outcome, expansion] = [byBlock.get(index) ?? null, expansions.get(index) ?? null]
    codes.add(codeEdit(plan, { step, outcome, expansion }, { text, moved: results.moved }))
  }
  return { text: applyEdits(text, codes.list), problems }
}

/** In an export a result that would be added to an old one takes its place; that of a call is always shown. */
function replacing(outcome: Outcome | undefined): Outcome | undefined {
  if (!outcome) return outcome
  const { step } = outcome
  const isAdded = ['append', 'prepend'].includes(step.arguments.results.handling)
  if (!isAdded && !step.block.call) return outcome
  const words = mergeResultsWords(step.arguments.results.words, ['replace'])
  const results = readResultsWords(words)
  return { ...outcome, step: { ...step, arguments: { ...step.arguments, results } } }
}

/** Edits that do not overlap: of those that do, as when blocks share a result, the last one stays. */
class Edits {
  readonly #edits: Edit[] = []

  get list(): readonly Edit[] {
    return this.#edits
  }

  add(edit: Edit): void {
    for (let at = this.#edits.length - 1; at >= 0; at -= 1) {
      const other = this.#edits[at] as Edit
      if (overlaps(edit, other)) this.#edits.splice(at, 1)
      if (other.end < edit.start) break
    }
    this.#edits.push(edit)
  }

  /** Where an offset is after the edits: in front of text that is put in there, or with `behind` after it. */
  readonly moved = (offset: number, { behind }: { readonly behind: boolean }): number => {
    let at = offset
    for (const { start, end, text } of this.#edits) {
      const isBefore = start < offset || (behind && start === offset && end === offset)
      if (isBefore && end <= offset) at += text.length - (end - start)
    }
    return at
  }
}

function overlaps(one: Edit, other: Edit): boolean {
  if (one.start === other.start && one.end === other.end) return one.start < one.end
  return one.start < other.end && other.start < one.end
}
