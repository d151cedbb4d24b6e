import type { Document } from '../document/document.ts'
import { placeOf } from '../document/line-index.ts'
import { endsContainer } from '../document/org/ends-container.ts'
import { parseDocument } from '../document/parse-document.ts'
import { RunbookError } from '../errors.ts'
import { type AppliedOutcomes, applyOutcomes, type PlacedOutcome } from './apply-outcomes.ts'
import { asksOf, firstNewAsk } from './asks-of.ts'

/** So often results are written without some of them; then all that may hold a block are left out. */
const mostTries = 50

/**
 * Writes outcomes into a document but for those whose results would let a block run on another machine, or be given a secret, in the
 * next run: that a program printed it must not be forgotten then. Each that is left out is a problem (E_REFUSED).
 */
export async function withoutNewAsks(
  document: Document,
  placed: readonly PlacedOutcome[],
): Promise<AppliedOutcomes> {
  const applied = await applyOutcomes(document, placed)
  if (document.format !== 'org' || applied.source === document.source) return applied
  const open = placed.filter((each) => !isInert(each))
  if (open.length === 0) return applied
  const before = asksOf(document)
  const newAsk = async ({ source }: AppliedOutcomes): Promise<string> => {
    const written = await parseDocument(document.path, Buffer.from(source))
    return firstNewAsk(before, asksOf(written))?.what ?? ''
  }
  const what = await newAsk(applied)
  if (what === '') return applied
  let tries = 0
  const refused = new Set<PlacedOutcome>()
  const without = (more: readonly PlacedOutcome[]): PlacedOutcome[] =>
    placed.filter((each) => !refused.has(each) && !more.includes(each))
  /** Leaves out those of some outcomes that ask, where the ones behind them are left out anyway. */
  const leaveOut = async (some: readonly PlacedOutcome[], rest: readonly PlacedOutcome[]) => {
    tries += 1
    if (tries <= mostTries && (await newAsk(await applyOutcomes(document, without(rest)))) === '')
      return
    if (some.length === 1 || tries > mostTries) {
      for (const each of some) refused.add(each)
      return
    }
    const middle = some.length >> 1
    const behind = some.slice(middle)
    await leaveOut(some.slice(0, middle), [...behind, ...rest])
    await leaveOut(behind, rest)
  }
  await leaveOut(open, [])
  const kept = await applyOutcomes(document, without([]))
  const problems = [...refused].map((each) => asksMore(document, each, what))
  return { ...kept, problems: [...kept.problems, ...problems] }
}

/** Forms of results in which lines stand as they were printed, or code. */
const openForms = ['raw', 'drawer', 'wrap', 'org', 'html', 'latex', 'code', 'list', 'table', 'file']

/** True for text that becomes fixed-width lines or an example, which hold no block. */
function isInert({ outcome: { step, text, value } }: PlacedOutcome): boolean {
  const { results, wrap } = step.arguments
  if (wrap !== null || step.block.inline || Array.isArray(value)) return false
  if (results.words.some((word) => openForms.includes(word))) return false
  return ![text, value].some((part) => typeof part === 'string' && endsContainer(part))
}

function asksMore(document: Document, { outcome }: PlacedOutcome, what: string): RunbookError {
  const reason = `the result would bring a block that ${what}, so it is not written`
  return new RunbookError('E_REFUSED', reason, {
    place: placeOf(document.lines, outcome.step.block.span),
    hint: 'Write such a block into the document by hand, or let its output be text, with ":results verbatim".',
  })
}
