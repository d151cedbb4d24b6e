import { dirname } from 'node:path'

import { confineRun, sharedDirectory } from './confine-run.ts'
import type { Document } from './document/document.ts'
import type { Span } from './document/line-index.ts'
import { RunbookError } from './errors.ts'
import type { ExecuteOptions } from './execute/execute-options.ts'
import { execute } from './execute/execute.ts'
import { giveVariables } from './execute/give-variables.ts'
import type { ExecutionEvent, Outcome } from './execute/outcome.ts'
import { openValueRunner } from './execute/value-runner.ts'
import { planWithin } from './plan/plan-within.ts'
import { type Plan, planDocument, type Step } from './plan/plan.ts'
import { remoteRefusals } from './plan/remote-refusals.ts'
import { findTraps } from './preflight/find-traps.ts'
import type { Trap } from './preflight/trap.ts'
import { readDocument } from './read-document.ts'
import { readLibrary } from './read-library.ts'
import type { RunRecordingOptions, WrittenRecording } from './recording/record-outcome.ts'
import type { RecordingSources } from './recording/recording-sources.ts'
import type { Rehearsal } from './rehearsal/open-rehearsal.ts'
import type { StandInCall } from './rehearsal/stand-ins.ts'
import { type WrittenResults, writeResults } from './results/write-results.ts'
import type { RunOptions } from './run-options.ts'
import { checkPolicy } from './sandbox/check-policy.ts'
import { type LeftBehind, noteObeyed } from './sandbox/left-behind.ts'
import { removePrivateDirectory } from './sandbox/private-directory.ts'
import { probeSandbox } from './sandbox/probe.ts'
import { standardPath } from './sandbox/shell-environment.ts'
import { isExecutable } from './session/languages/is-executable.ts'
import { obeyedByClients } from './session/remote/obeyed-by-clients.ts'
import { tangle, type TangleEvent } from './tangle-document.ts'

export type { RunOptions } from './run-options.ts'

/** What happens in a run, in order. */
export type RunEvent =
  | ExecutionEvent
  | { readonly type: 'planned'; readonly plan: Plan }
  | { readonly type: 'trap'; readonly trap: Trap }
  | TangleEvent
  | { readonly type: 'recording'; readonly step: Step; readonly recording: WrittenRecording }
  | { readonly type: 'results'; readonly results: WrittenResults }
  | ({ readonly type: 'left-behind' } & LeftBehind)
  | { readonly type: 'rehearsed'; readonly calls: readonly StandInCall[] }

/**
 * Runs a document: the whole pipeline, top to bottom. Yields what happens; throws a RunbookError only when it
 * cannot go on. When the signal is aborted, finished results are still written.
 */
export async function* runDocument(options: RunOptions): AsyncGenerator<RunEvent, void, undefined> {
  const { plan, sources } = await readPlan(options)
  if (!(yield* mayRun(plan, options)) || options.dryRun) return
  const outcomes = yield* executePlan(plan, { ...options, tangle: true, sources })
  if (!options.write) return
  let walked = yield* results(plan.document, outcomes)
  const isWhole = options.selection.only.length === 0 && mayGoOn(outcomes, options)
  for (let round = 0; isWhole && walked.length > 0 && round < mostRounds; round += 1)
    walked = yield* runResults(walked, options)
}

/** How often results may bring blocks whose results bring blocks; Emacs would never end. */
export const mostRounds = 10

function mayGoOn(outcomes: readonly Outcome[], { keepGoing, signal }: RunOptions): boolean {
  const isStopped = outcomes.some(({ status }) => status === 'failed' || status === 'timed-out')
  return !signal.aborted && (keepGoing || !isStopped)
}

async function readPlan(options: RunOptions): Promise<CheckedPlan> {
  const document = await readDocument(options.path)
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
interface CheckedPlan {
  readonly plan: Plan
  readonly sources: RecordingSources | null
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
  options: RunOptions & Pick<CheckedPlan, 'sources'>,
): AsyncGenerator<RunEvent, readonly Outcome[] | null, undefined> {
  const refusals = options.rehearse ? [] : remoteRefusals(plan, [])
  for (const error of [...plan.problems, ...refusals]) yield { type: 'problem', error }
  if (refusals.length > 0 || (plan.problems.length > 0 && !options.keepGoing)) return null
  if (plan.steps.every(({ skip }) => skip !== null)) return null
  const remote = { ...options.remote, grants: [] }
  const confined = { ...options, remote, askSecret: null, tangle: false }
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

/** Runs a plan in its sandbox and returns what became of its steps, also when it stopped before its end. */
export async function* executePlan(
  plan: Plan,
  options: RunOptions & Pick<CheckedPlan, 'sources'> & { readonly tangle: boolean },
): AsyncGenerator<RunEvent, readonly Outcome[], undefined> {
  const { document } = plan
  const given = await giveVariables(plan, { ...options, ask: options.askSecret })
  if (options.signal.aborted) return []
  for (const error of given.refusals) yield { type: 'problem', error }
  if (given.refusals.length > 0) return []
  // A block that is skipped may still run for a file that needs its result.
  if (plan.steps.length > 0 && options.sandbox === 'bubblewrap') await probeSandbox()
  const rehearsal = options.rehearse ? await rehearse(plan, options) : null
  const shared = sharedDirectory()
  const workspace = dirname(document.path)
  const leftBehind = plan.steps.length > 0 && noteObeyed({ workspace, backend: options.sandbox })
  let left: LeftBehind | null = null
  const outcomes: Outcome[] = []
  try {
    const running = confineRun(document, options, { shared, rehearsal, given })
    // Before files are written, not when the first block is refused.
    if (plan.steps.some(({ skip }) => skip === null)) checkPolicy(running.policy)
    if (options.tangle && !(yield* tangleRunning(plan, options, running)) && !options.keepGoing)
      return outcomes
    for await (const event of execute(plan, running)) {
      yield event
      if (event.type !== 'step-finished') continue
      outcomes.push(event.outcome)
      const { recording, sources } = options
      if (sources === null) continue
      yield* recorded(event.outcome, document, { ...recording, secrets: running.secrets, sources })
    }
  } catch (error) {
    // What was finished before is still written.
    if (!(error instanceof RunbookError)) throw error
    yield { type: 'problem', error }
  } finally {
    removePrivateDirectory(shared)
    rehearsal?.close()
    if (leftBehind) left = leftBehind()
  }
  if (left) yield { type: 'left-behind', ...left }
  if (rehearsal) yield { type: 'rehearsed', calls: rehearsal.calls }
  // Steps with `:async` may end after later ones.
  return outcomes.toSorted((a, b) => a.step.block.index - b.step.block.index)
}

/** Tangles before anything else runs; blocks whose results the files need run for it. */
async function* tangleRunning(
  plan: Plan,
  { allowWrite, remote, confirmed }: RunOptions,
  running: ExecuteOptions,
): AsyncGenerator<RunEvent, boolean, undefined> {
  const values = openValueRunner(plan, { ...running, confirmed })
  try {
    return yield* tangle(plan, { allowWrite, protect: obeyedByClients(remote) }, values.run)
  } finally {
    await values.close()
  }
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

function recorded(outcome: Outcome, document: Document, options: RunRecordingOptions) {
  if (outcome.step.recordTo.length === 0 || outcome.status !== 'passed') return []
  const { path, lines } = document
  return orProblem(async () => {
    const { recordOutcome } = await import('./recording/record-outcome.ts')
    const recording = await recordOutcome(outcome, { directory: dirname(path), lines }, options)
    return { type: 'recording', step: outcome.step, recording }
  })
}

/** The shell parser and YAML are loaded by a rehearsal only. */
async function rehearse(plan: Plan, options: RunOptions): Promise<Rehearsal> {
  const { openRehearsal } = await import('./rehearsal/open-rehearsal.ts')
  return openRehearsal(plan, options)
}

async function* results(
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

/** An output that cannot be made is a problem to report, and the run goes on. */
async function* orProblem(
  make: () => Promise<RunEvent>,
): AsyncGenerator<RunEvent, void, undefined> {
  try {
    yield await make()
  } catch (error) {
    if (!(error instanceof RunbookError)) throw error
    yield { type: 'problem', error }
  }
}
