import type { Block } from '../../document/block.ts'
import type { OrgDocument } from '../../document/document.ts'
import type { Edit } from '../../document/edit.ts'
import type { Span } from '../../document/line-index.ts'
import { RunbookError } from '../../errors.ts'
import type { Outcome } from '../../execute/outcome.ts'
import { NowebMemory } from '../../plan/noweb-memory.ts'
import type { Plan, Step } from '../../plan/plan.ts'
import { readResultsWords } from '../../plan/results-words.ts'
import { editOrProblem } from '../../results/edit-or-problem.ts'
import { isWritable } from '../../results/outcome-edit.ts'
import { codeEdit, type MovedText } from './code-edit.ts'
import { Edits } from './edits.ts'
import { removeResultEdit } from './remove-result-edit.ts'

/** What makes of a document's text the one with the results that its export shows, the code still in it. */
export interface ShownResults {
  readonly plan: Plan
  readonly outcomes: readonly Outcome[]
  /** The steps that are shown as `:exports` says. */
  readonly steps: readonly Step[]
  readonly edits: readonly Edit[]
  /** Where an offset of the document is in the text after the edits. */
  readonly moved: MovedText['moved']
  /** Where in the text results stand that brought blocks: Emacs walks on through them. */
  readonly walked: readonly Span[]
  readonly problems: readonly RunbookError[]
}

/**
 * Puts in the results of blocks that `:exports` wants and takes out the others (Org manual, "Exporting Code Blocks";
 * org-babel-exp-process-buffer). Results of blocks that did not run are those that the document holds. Blocks that are
 * not `within` the stretches stay as they are; null for the whole document.
 */
export function exportResults(
  plan: Plan,
  outcomes: readonly Outcome[],
  within: readonly Span[] | null,
): ShownResults {
  const document = plan.document as OrgDocument
  const problems: RunbookError[] = []
  const results = new Edits()
  const byBlock = new Map(outcomes.map((outcome) => [outcome.step.block.index, outcome]))
  const steps = plan.steps.filter((step) => isShownAnew(step) && isWithin(step.block, within))
  const brought: Edit[] = []
  for (const step of steps) {
    // Emacs took it out with the result that it was part of, before it came there.
    if (results.covers(step.block.span)) continue
    const edit = resultEdit(document, step, shownOutcome(byBlock.get(step.block.index)))
    if (edit instanceof RunbookError) problems.push(edit)
    else if (edit) {
      results.add(edit)
      if (bringsBlock(step.block, edit)) brought.push(edit)
    }
  }
  const walked = brought
    .filter((edit) => results.has(edit))
    .map(({ start, text }) => {
      const at = results.moved(start, { behind: false })
      return { start: at, end: at + text.length }
    })
  const { moved } = results
  return {
    plan,
    outcomes,
    steps: steps.filter(({ block }) => !results.covers(block.span)),
    edits: results.list,
    moved,
    walked,
    problems,
  }
}

/** A block under a COMMENT heading stays as it is, and so does one that Emacs does not see, and one of which `:exports` has words that it does not know; calls go. */
function isShownAnew({ block, skip, arguments: { exports } }: Step): boolean {
  return !block.inactive && skip !== 'overlooked' && (exports !== null || block.call !== null)
}

function resultEdit(
  document: OrgDocument,
  { block, arguments: { exports } }: Step,
  outcome: Outcome | undefined,
): Edit | RunbookError | null {
  if (exports === 'none' || exports === 'code') return removeResultEdit(document, block)
  return outcome && isWritable(outcome) ? editOrProblem(document, block, outcome) : null
}

/**
 * The edits of a text with all results after which blocks show their code or not, as `:exports` says: each layer but the first
 * is about the blocks that results of the one before brought. `expansions` are those of `calledExpansions`, of the first.
 */
export function exportCodes(
  text: string,
  layers: readonly ShownResults[],
  expansions: ReadonlyMap<number, string>,
): readonly Edit[] {
  const edits = layers.flatMap(({ plan, outcomes, steps }, depth) => {
    const byBlock = new Map(outcomes.map((outcome) => [outcome.step.block.index, outcome]))
    const moved: MovedText['moved'] = (offset, at) =>
      layers.slice(depth).reduce((place, layer) => layer.moved(place, at), offset)
    let memory = new NowebMemory()
    return steps.map((step) => {
      const { index } = step.block
      const outcome = byBlock.get(index) ?? null
      const expansion = depth === 0 ? (expansions.get(index) ?? null) : null
      // Emacs expands what runs in another buffer.
      if (outcome?.ran === true && step.arguments.noweb.eval === 'expand')
        memory = new NowebMemory()
      return codeEdit(plan, { step, outcome, expansion, memory }, { text, moved })
    })
  })
  // No block goes with the code of another.
  const codes = new Edits()
  let last: Edit | null = null
  for (const edit of edits.toSorted((a, b) => a.start - b.start)) {
    // An inline block in the caption of one that goes goes with it.
    if (last !== null && last.start < edit.start && edit.end < last.end) continue
    codes.add(edit)
    last = edit
  }
  return codes.list
}

function isWithin({ span }: Block, within: readonly Span[] | null): boolean {
  return within === null || within.some(({ start, end }) => start <= span.start && span.start < end)
}

/** True for a result behind its block that may hold blocks. */
function bringsBlock({ inline, span }: Block, { start, text }: Edit): boolean {
  return !inline && start >= span.start && /#\+begin_src|#\+call:|(?:src|call)_/i.test(text)
}

/** In an export a result that would be added to an old one takes its place. */
function shownOutcome(outcome: Outcome | undefined): Outcome | undefined {
  if (!outcome) return outcome
  const { step } = outcome
  const { handling, words } = step.arguments.results
  if (handling !== 'append' && handling !== 'prepend') return outcome
  const results = readResultsWords([...words, 'replace'])
  return { ...outcome, step: { ...step, arguments: { ...step.arguments, results } } }
}
