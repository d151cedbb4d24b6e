import type { Block } from '../document/block.ts'
import type { Document } from '../document/document.ts'
import { applyEdits, type Edit } from '../document/edit.ts'
import { firstCharacter, type Span } from '../document/line-index.ts'
import { parseDocument } from '../document/parse-document.ts'
import { RunbookError } from '../errors.ts'
import type { Outcome } from '../execute/outcome.ts'
import { editOrProblem } from './edit-or-problem.ts'
import { OffsetShift } from './offset-shift.ts'
import { findResult, hasName } from './org/find-result.ts'

/** An outcome and the offset of its block in the present text; null where the block went with an older result. */
export interface PlacedOutcome {
  readonly outcome: Outcome
  readonly at: number | null
}

/** A text with results in it. */
export interface AppliedOutcomes {
  readonly source: string
  /** Offsets of the blocks in that text. */
  readonly placed: readonly PlacedOutcome[]
  /** Results that changed the text. */
  readonly changed: number
  /** Where in the text new results stand that a run goes on through (`isWalkedThrough`). */
  readonly walked: readonly Span[]
  readonly problems: readonly RunbookError[]
}

/**
 * Writes outcomes into a document one after the other, as Emacs does. Results that do not touch each other are
 * written at once; the text is read anew only for one that meets another: blocks of one name, a result inside of one.
 */
export async function applyOutcomes(
  document: Document,
  placed: readonly PlacedOutcome[],
): Promise<AppliedOutcomes> {
  let all = placed
  let changed = 0
  let walked: readonly Span[] = []
  let problems: readonly RunbookError[] = []
  let round = writeRound(document, placed)
  for (;;) {
    const { edits, deferred } = round
    problems = [...problems, ...round.problems]
    changed += edits.length
    const shift = new OffsetShift(edits)
    all = all.map((each) => moved(each, shift))
    walked = [
      ...walked.map(({ start, end }) => ({ start: shift.at(start), end: shift.at(end) })),
      ...round.walked.map((edit) => spanOf(edit, shift)),
    ]
    const source = applyEdits(round.document.source, edits)
    if (deferred.length === 0) return { source, placed: all, changed, walked, problems }
    const next = await parseDocument(document.path, Buffer.from(source))
    round = writeRound(
      next,
      deferred.map((each) => moved(each, shift)),
    )
  }
}

/** The results that can be written into a text at once, and those that have to wait for them. */
interface Round {
  readonly document: Document
  readonly edits: readonly Edit[]
  /** Those of the edits whose results a run goes on through. */
  readonly walked: readonly Edit[]
  readonly deferred: readonly PlacedOutcome[]
  readonly problems: readonly RunbookError[]
}

function writeRound(document: Document, pending: readonly PlacedOutcome[]): Round {
  const blocks = new Map(document.blocks.map((block) => [block.span.start, block]))
  const edits: Edit[] = []
  const walked: Edit[] = []
  const deferred: PlacedOutcome[] = []
  const problems: RunbookError[] = []
  const taken = new TakenPlaces()
  for (const each of pending) {
    const block = each.at === null ? undefined : blocks.get(each.at)
    const edit = block ? editOrProblem(document, block, each.outcome) : replaced(each.outcome)
    if (edit instanceof RunbookError) problems.push(edit)
    else if (!taken.take(edit, block ? resultName(document, block) : null)) deferred.push(each)
    else if (edit) {
      edits.push(edit)
      if (block && isWalkedThrough(document, block)) walked.push(edit)
    }
  }
  return { document, edits, walked, deferred, problems }
}

/** The name by which a block's result is found, null for a result that stands below its block. */
function resultName(document: Document, block: Block): string | null {
  const element = document.format === 'org' ? document.blockElements[block.index] : undefined
  if (document.format !== 'org' || !element) return block.name === '' ? null : block.name
  return !block.inline && hasName(document, element, block.name) ? block.name : null
}

/** The places and names that results of a round have, in their order. */
class TakenPlaces {
  readonly #edits: Edit[] = []
  readonly #names = new Set<string>()
  #end = -1
  #isClosed = false

  /** True when a result can be written at once: no change before it has its name or meets its place. */
  take(edit: Edit | null, name: string | null): boolean {
    // The result of an empty name is the first one without a name: which that is, those before it decide, but none behind it.
    this.#isClosed ||= name === '' && this.#edits.length > 0
    // Names of results are compared without case, as in the search for them.
    const key = name?.toLowerCase() ?? ''
    const isTaken = this.#isClosed || (key !== '' && this.#names.has(key))
    const isFree = !isTaken && !(edit && this.#meets(edit))
    if (!edit) return isFree
    this.#names.add(key)
    this.#edits.push(edit)
    this.#end = Math.max(this.#end, edit.end)
    return isFree
  }

  #meets(edit: Edit): boolean {
    return edit.start <= this.#end && this.#edits.some((other) => meets(other, edit))
  }
}

function meets(one: Edit, other: Edit): boolean {
  return one.start <= other.end && other.start <= one.end
}

/** Where a block is after edits; one that was part of a result is gone. */
function moved({ outcome, at }: PlacedOutcome, shift: OffsetShift): PlacedOutcome {
  const isGone = at === null || shift.isReplaced(at)
  return { outcome, at: isGone ? null : shift.at(at) }
}

/** Where the text of an edit is once all of them are applied. */
function spanOf(edit: Edit, shift: OffsetShift): Span {
  const start = shift.startOf(edit)
  return { start, end: start + edit.text.length }
}

function replaced({ step: { block } }: Outcome): RunbookError {
  return new RunbookError(
    'E_DOCUMENT_CHANGED',
    `the block of line ${block.line} was part of a result that was replaced`,
    { hint: 'Its result was not written; move the block away from the "#+RESULTS:" line.' },
  )
}

/**
 * True when a run of a whole document goes on through a block's result, so that blocks in it run, too: Emacs walks on at
 * the end of a block's element, to which the blank lines below it belong (org-babel-map-executables). A new result goes in
 * front of those, so it is passed over where there are any; an old one stands behind them.
 */
function isWalkedThrough(document: Document, block: Block): boolean {
  const element = document.format === 'org' ? document.blockElements[block.index] : undefined
  if (document.format !== 'org' || !element || block.inline) return false
  const place = findResult(document, element, block.name)
  if (place.kind === 'existing') return place.keywordLine >= element.end
  // Blank lines at the end of an item or footnote are its own, not its last element's.
  if (!element.next && ['item', 'footnote-definition'].includes(element.parent?.type ?? ''))
    return true
  return place.line >= document.lines.count || firstCharacter(document.lines, place.line) !== ''
}
