import type { Document } from './document/document.ts'
import type { Span } from './document/line-index.ts'
import { RunbookError } from './errors.ts'
import { executePlan, orProblem, type PlanRun } from './execute-plan.ts'
import type { Outcome } from './execute/outcome.ts'
import { planWithin } from './plan/plan-within.ts'
import { type Plan, planDocument } from './plan/plan.ts'
import { remoteRefusals } from './plan/remote-refusals.ts'
import { findTraps } from './preflight/find-traps.ts'
import type { Trap } from './preflight/trap.ts'
import { readDocument } from './read-document.ts'
import { readLibrary } from './read-library.ts'
import { writeResults } from './results/write-results.ts'
import type { RunEvent } from './run-event.ts'
import type { RunOptions } from './run-options.ts'
import { standardPath } from './sandbox/shell-environment.ts'
import { isExecutable } from './session/languages/is-executable.ts'

export type { RunEvent, RunPart } from './run-event.ts'
export type { RunOptions } from './run-options.ts'

/**
 * Runs a document: the whole pipeline, top to bottom. Yields what happens; throws a RunbookError only when it
 * cannot go on. When the signal is aborted, finished results are still written.
 */
export async function* runDocument(options: RunOptions): AsyncGenerator<RunEvent, void, undefined> {
  const { plan, sources } = await readPlan(options)
  if (!(yield* mayRun(plan, options)) || options.dryRun) return
  const outcomes = yield* executePlan(plan, { ...options, tangle: true, sources, place: null })
  if (!options.write) return
  let walked = yield* results(plan.document, outcomes)
  const isWhole = options.selection.only.length === 0 && mayGoOn(outcomes, options)
  for (let round = 0; isWhole && walked.length > 0 && round < mostRounds; round += 1)
    walked = yield* runResults(walked, options)
}

/** How often results may bring blocks whose results bring blocks; Emacs would never end. */
export const mostRounds = 10

/** True when nothing that ended so keeps others from running. */
export function mayGoOn(outcomes: readonly Outcome[], { keepGoing, signal }: RunOptions): boolean {
  const isStopped = outcomes.some(({ status }) => status === 'failed' || status === 'timed-out')
  return !signal.aborted && (keepGoing || !isStopped)
}

async function readPlan(options: RunOptions): Promise<CheckedPlan> {
  return planForRun(await readDocument(options.path), options)
}

/** Plans a document and its recordings. Throws what `planDocument()` and `readLibrary()` throw. */
export async function planForRun(document: Document, options: RunOptions): Promise<CheckedPlan> {
  const library = await readLibrary(document, options)
  const plan = planDocument(document, {
    ...options,
    library,
    forExport: false,
    executable: isExecutable,
  })
  return withRecordings(plan, options)
}

async function trapsOfRecordings(plan: Plan, { record }: RunOptions): Promise<Trap[]> {
  const asksForFont = plan.steps.some(({ arguments: given }) => given.written.has('font-family'))
  if (!record || !asksForFont) return []
  const { fontTraps } = await import('./recording/font-traps.ts')
  return fontTraps(plan)
}

/** A plan, and what its recordings are drawn with; null where none are made. */
export interface CheckedPlan extends Pick<PlanRun, 'sources'> {
  readonly plan: Plan
}

/** Themes and formats are loaded only for a plan with recordings. */
async function withRecordings(plan: Plan, options: RunOptions): Promise<CheckedPlan> {
  if (plan.steps.every(({ recordTo }) => recordTo.length === 0)) return { plan, sources: null }
  const { checkRecordings } = await import('./recording/check-recordings.ts')
  const { record: isMade, recording } = options
  const checked = await checkRecordings(plan, { isMade, searchPath: recording.searchPath })
  return isMade ? checked : { ...checked, sources: null }
}

/** Runs the blocks that new results brought, as Emacs does where it walks on through them. */
async function* runResults(
  walked: readonly Span[],
  options: RunOptions,
): AsyncGenerator<RunEvent, readonly Span[], undefined> {
  const { plan: whole, sources } = await readPlan(options)
  const plan = planWithin(whole, walked)
  if (plan.steps.every(({ skip }) => skip !== null)) return []
  const outcomes = yield* executeBrought(plan, { ...options, sources })
  return outcomes === null ? [] : yield* results(plan.document, outcomes)
}

/**
 * Runs a plan of blocks that results brought; null where none may run. What a program printed is trusted less than what
 * the user opened: it reaches no other machine, and nobody is asked for its secrets.
 */
export async function* executeBrought(
  plan: Plan,
  options: RunOptions & Pick<PlanRun, 'sources'>,
): AsyncGenerator<RunEvent, readonly Outcome[] | null, undefined> {
  const refusals = options.rehearse ? [] : remoteRefusals(plan, [])
  for (const error of [...plan.problems, ...refusals]) yield { type: 'problem', error }
  if (refusals.length > 0 || (plan.problems.length > 0 && !options.keepGoing)) return null
  if (plan.steps.every(({ skip }) => skip !== null)) return null
  const remote = { ...options.remote, grants: [] }
  const confined = { ...options, remote, askSecret: null, tangle: false, place: null }
  const outcomes: Outcome[] = []
  for await (const event of executePlan(plan, confined)) {
    const isOther = event.type === 'step-finished' && event.outcome.skip === 'not-selected'
    if (event.type === 'step-finished') outcomes.push(event.outcome)
    if (!isOther) yield event
  }
  return outcomes
}

/** Says what is wrong with a plan; true when it may run all the same. */
export async function* mayRun(
  plan: Plan,
  options: RunOptions,
): AsyncGenerator<RunEvent, boolean, undefined> {
  yield { type: 'planned', plan }
  for (const error of plan.problems) yield { type: 'problem', error }
  const refusals = options.rehearse ? [] : remoteRefusals(plan, options.remote.grants)
  for (const error of refusals) yield { type: 'problem', error }
  if (!(yield* traps(plan, options)) || refusals.length > 0) return false
  return plan.problems.length === 0 || options.keepGoing
}

/** Says what in a document is a trap; false when one of them must stop a run that is real. */
async function* traps(
  plan: Plan,
  options: RunOptions,
): AsyncGenerator<RunEvent, boolean, undefined> {
  const path = options.env['PATH'] ?? standardPath
  const sharesNetwork = options.network === 'host' || options.sandbox === 'none' || options.rehearse
  const ofBlocks = findTraps(plan, { path, sharesNetwork })
  const found = [...ofBlocks, ...(await trapsOfRecordings(plan, options))]
  for (const trap of found) yield { type: 'trap', trap }
  const stop = found.find(({ stops }) => stops)
  if (!stop || options.rehearse || options.keepGoing || options.dryRun) return true
  const { place, reason, remedy } = stop
  const hint = `${remedy} --keep-going runs it as it is.`
  yield { type: 'problem', error: new RunbookError('E_TRAP', reason, { place, hint }) }
  return false
}

/** Writes the results of a document; what they brought is returned. */
export async function* results(
  document: Document,
  outcomes: readonly Outcome[],
): AsyncGenerator<RunEvent, readonly Span[], undefined> {
  let walked: readonly Span[] = []
  const written = orProblem(async () => ({
    type: 'results',
    results: await writeResults(document, outcomes),
  }))
  for await (const event of written) {
    yield event
    if (event.type !== 'results') continue
    for (const error of event.results.problems) yield { type: 'problem', error }
    walked = event.results.walked
  }
  return walked
}
