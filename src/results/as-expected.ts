import { blockInUse } from '../classify/block-in-use.ts'
import { simpleCommands } from '../classify/simple-commands.ts'
import { toldFailure } from '../classify/told-failure.ts'
import type { RecordedResult } from '../document/block.ts'
import type { Document } from '../document/document.ts'
import type { Outcome } from '../execute/outcome.ts'
import { type ChosenMode, chosenMode } from '../expect/chosen-mode.ts'
import { compareOutput } from '../expect/compare-output.ts'
import type { Comparison } from '../expect/comparison.ts'
import { type Captures, noCaptures } from '../expect/line-test.ts'
import { ownScope } from '../expect/own-scope.ts'
import { updateExpectation } from '../expect/update-expectation.ts'
import type { LocatedOutcome } from './locate-block.ts'

/**
 * What a run writes of outcomes where a document says what is expected: a result that says it in other words than the output
 * stays (`contains`, `must`, part of a JSON), and in Markdown lines with patterns that match, too; what a failed block printed,
 * or a pager drew, is no result there, and no output gives way to the words of a command that failed. In Org all else is written as in Emacs.
 */
export async function asExpected(
  document: Document,
  located: readonly LocatedOutcome[],
): Promise<readonly LocatedOutcome[]> {
  const judge = document.format === 'org' ? inOrg : inMarkdown
  const written: LocatedOutcome[] = []
  let captures = noCaptures
  for (const { outcome, block } of located) {
    const { recorded } = blockInUse(document, block).block
    const judged = await judge(outcome, recorded, captures)
    captures = judged.captures
    written.push({ outcome: judged.outcome, block })
  }
  return written
}

/** What is to be written of an outcome. */
interface Judged {
  readonly outcome: Outcome
  readonly captures: Captures
}

async function inOrg(
  outcome: Outcome,
  recorded: RecordedResult | null,
  captures: Captures,
): Promise<Judged> {
  const chosen = chosenMode(outcome.step.arguments.expect)
  const stays = recorded !== null && 'mode' in chosen && saysOtherwise(outcome, recorded, chosen)
  return { outcome: stays ? unwritten(outcome) : outcome, captures }
}

async function inMarkdown(
  outcome: Outcome,
  recorded: RecordedResult | null,
  captures: Captures,
): Promise<Judged> {
  if (outcome.status === 'failed' || showsPages(outcome))
    return { outcome: unwritten(outcome), captures }
  const chosen = chosenMode(outcome.step.arguments.expect)
  if (recorded === null || 'fault' in chosen) return { outcome, captures }
  const comparison = await compare(chosen, { recorded, outcome, captures })
  const stays = saysOtherwise(outcome, recorded, chosen) || isFailureOver(recorded, outcome)
  if (comparison.passed || stays)
    return { outcome: unwritten(outcome), captures: comparison.captures }
  if (recorded.kind !== 'marked' || !comparison.rows.some(isPattern)) return { outcome, captures }
  const text = updateExpectation(comparison, chosen.mode, ownScope(captures))
  return { outcome: { ...outcome, text }, captures: comparison.captures }
}

/** True for what is no output: what a mode says of it, and what an author shows who says how it is compared. */
function saysOtherwise(outcome: Outcome, recorded: RecordedResult, { mode }: ChosenMode): boolean {
  const isShown = recorded.kind !== 'marked' && outcome.step.arguments.expect !== ''
  return isShown || !mode.updatable
}

/** True where a command says that it failed, in a block that passed, and the document shows what it prints when it does not. */
function isFailureOver(recorded: RecordedResult, outcome: Outcome): boolean {
  const isShown = recorded.text.trim() !== '' && toldFailure(recorded.text) === ''
  return isShown && toldFailure(outcome.text) !== ''
}

/** True for a block that ends in a pager, which waited for a key until its time was over. */
function showsPages({ step }: Outcome): boolean {
  const last = step.arguments.forMs > 0 ? simpleCommands(step.code).at(-1) : undefined
  return last !== undefined && /^(?:less|more)$/.test(last.words[0] ?? '')
}

/** An outcome whose place is asked for, but that has no result to write. */
function unwritten(outcome: Outcome): Outcome {
  return { ...outcome, ran: false }
}

function compare(
  { mode, argument }: ChosenMode,
  shown: {
    readonly recorded: RecordedResult
    readonly outcome: Outcome
    readonly captures: Captures
  },
): Promise<Comparison> {
  const { recorded, outcome, captures } = shown
  const scope = ownScope(captures)
  const [expected, actual] = [recorded.text, outcome.text]
  return compareOutput({ mode, argument, expected, actual, scope, keep: {} })
}

/** An expected line that matches in other words than the output has. */
function isPattern(row: Comparison['rows'][number]): boolean {
  return row.kind === 'same' && (row.actual.length !== 1 || row.actual[0] !== row.expected)
}
