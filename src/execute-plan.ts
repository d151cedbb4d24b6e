import { dirname } from 'node:path'

import { confineRun, placeOfDocument, type RunPlace } from './confine-run.ts'
import { documentParts } from './document-parts.ts'
import type { Document } from './document/document.ts'
import { sidecarPath } from './document/sidecar-path.ts'
import { RunbookError } from './errors.ts'
import type { ExecuteOptions } from './execute/execute-options.ts'
import { execute } from './execute/execute.ts'
import { giveVariables } from './execute/give-variables.ts'
import type { Outcome } from './execute/outcome.ts'
import { openValueRunner } from './execute/value-runner.ts'
import type { Plan } from './plan/plan.ts'
import type { RunRecordingOptions } from './recording/record-outcome.ts'
import type { RecordingSources } from './recording/recording-sources.ts'
import type { Rehearsal } from './rehearsal/open-rehearsal.ts'
import type { RunEvent } from './run-event.ts'
import type { RunOptions } from './run-options.ts'
import { checkPolicy } from './sandbox/check-policy.ts'
import { noteObeyed } from './sandbox/left-behind.ts'
import { removePrivateDirectory } from './sandbox/private-directory.ts'
import { probeSandbox } from './sandbox/probe.ts'
import { obeyedByClients } from './session/remote/obeyed-by-clients.ts'
import { tangle } from './tangle-document.ts'

/** How a plan is run besides what the user decided. */
export interface PlanRun {
  /** What recordings are drawn with; null where none are made. */
  readonly sources: RecordingSources | null
  readonly tangle: boolean
  /** Where its blocks run, null for a place of its own. */
  readonly place: RunPlace | null
}

/** Runs a plan in its sandbox and returns what became of its steps, also when it stopped before its end. */
export async function* executePlan(
  plan: Plan,
  options: RunOptions & PlanRun,
): AsyncGenerator<RunEvent, readonly Outcome[], undefined> {
  const { document } = plan
  const given =
    options.place?.given ?? (await giveVariables(plan, { ...options, ask: options.askSecret }))
  if (options.signal.aborted) return []
  for (const error of given.refusals) yield { type: 'problem', error }
  if (given.refusals.length > 0) return []
  // A block that is skipped may still run for a file that needs its result.
  if (plan.steps.length > 0 && options.sandbox === 'bubblewrap') await probeSandbox()
  const rehearsal =
    options.place?.rehearsal ?? (options.rehearse ? await openOwnRehearsal(plan, options) : null)
  const place = options.place ?? placeOfDocument(document)
  const { workspace } = place
  const { sandbox: backend, allowWrite: write } = options
  const parts = [sidecarPath(document.path), ...documentParts(document)]
  const protect = [...parts, ...place.protect]
  const leftBehind = plan.steps.length > 0 && noteObeyed({ workspace, write, protect, backend })
  const outcomes: Outcome[] = []
  try {
    const running = confineRun(document, options, { place, rehearsal, given })
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
    if (options.place === null) removePrivateDirectory(place.shared)
    rehearsal?.close()
    // Also where the run ends early, as when a file cannot be tangled.
    const left = leftBehind ? leftBehind() : null
    if (left) yield { type: 'left-behind', ...left }
  }
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
async function openOwnRehearsal(plan: Plan, options: RunOptions): Promise<Rehearsal> {
  const { openRehearsal } = await import('./rehearsal/open-rehearsal.ts')
  return openRehearsal({ path: plan.document.path, steps: plan.steps }, options)
}

/** An output that cannot be made is a problem to report, and the run goes on. */
export async function* orProblem(
  make: () => Promise<RunEvent>,
): AsyncGenerator<RunEvent, void, undefined> {
  try {
    yield await make()
  } catch (error) {
    if (!(error instanceof RunbookError)) throw error
    yield { type: 'problem', error }
  }
}
