import { confineRun, type RunPlace, sharedDirectory } from './confine-run.ts'
import { sidecarPath } from './document/sidecar-path.ts'
import { executePlan } from './execute-plan.ts'
import { giveToAll } from './execute/give-to-all.ts'
import type { Outcome } from './execute/outcome.ts'
import { SessionPool } from './execute/session-pool.ts'
import type { Plan } from './plan/plan.ts'
import { remoteRefusals } from './plan/remote-refusals.ts'
import type { Rehearsal } from './rehearsal/open-rehearsal.ts'
import { rehearsalPart } from './rehearsal/rehearsal-part.ts'
import type { RunEvent } from './run-event.ts'
import type { RunOptions } from './run-options.ts'
import { type CheckedPlan, mayGoOn, mayRun, planForRun, results } from './runbook.ts'
import { removePrivateDirectory } from './sandbox/private-directory.ts'
import type { PartRole, Scenario, ScenarioPart } from './scenario/scenario.ts'
import { selectSteps } from './scenario/select-steps.ts'
import { RemoteHosts } from './session/remote/remote-hosts.ts'

/** A file of a scenario with its plan. */
type PlannedPart = ScenarioPart & CheckedPlan

/**
 * Runs a scenario's files one after the other as one run: they share a terminal, its home and what is on disk, and results go into
 * the texts. All are planned before the first runs. The selection names steps by their texts.
 * @throws RunbookError E_NO_SUCH_BLOCK for a step that is not there, and as `runDocument()`.
 */
export async function* runScenario(
  scenario: Scenario,
  options: RunOptions,
): AsyncGenerator<RunEvent, void, undefined> {
  const parts: PlannedPart[] = []
  const run = { ...options, selection: { only: [], from: '' } }
  for (const part of selectSteps(scenario, options.selection)) {
    const recordAll = run.recordAll && part.role === 'text'
    parts.push({ ...part, ...(await planForRun(part.document, { ...run, recordAll })) })
  }
  const plans = parts.map(({ plan }) => plan)
  yield { type: 'scenario', title: scenario.title, parts }
  const broken = plans.filter((plan) => isBroken(plan, run))
  if (broken.length > 0 || run.dryRun) {
    for (const plan of broken.length > 0 ? broken : plans) yield* mayRun(plan, run)
    return
  }
  const given = await giveToAll(plans, { ...run, ask: run.askSecret })
  const refusals = given.flatMap((each) => each.refusals)
  for (const error of refusals) yield { type: 'problem', error }
  if (refusals.length > 0 || run.signal.aborted) return
  const opened = await openPlace(scenario, plans, run)
  try {
    for (const [index, part] of parts.entries()) {
      const place = { ...opened.placeOf(index), given: given[index] ?? null }
      if (!(yield* runPart(part, run, place))) return
    }
  } finally {
    await opened.close()
  }
}

function isBroken(plan: Plan, { keepGoing, rehearse, remote }: RunOptions): boolean {
  if (plan.problems.length > 0 && !keepGoing) return true
  return !rehearse && remoteRefusals(plan, remote.grants).length > 0
}

/** Runs one file; false when those behind it may not run. */
async function* runPart(
  part: PlannedPart,
  options: RunOptions,
  place: RunPlace,
): AsyncGenerator<RunEvent, boolean, undefined> {
  const { plan, sources, role } = part
  if (!(yield* mayRun(plan, options))) return options.keepGoing
  let isWell = true
  const outcomes: Outcome[] = []
  for await (const event of executePlan(plan, { ...options, tangle: true, sources, place })) {
    if (event.type === 'problem') isWell = false
    // The reader's terminal shows what the reader types.
    if (event.type === 'typed' && isHidden.has(role)) continue
    if (event.type === 'step-finished') outcomes.push(event.outcome)
    yield event.type === 'step-finished' ? explained(event, part) : event
  }
  if (options.write && role === 'text') yield* results(plan.document, outcomes.toSorted(byBlock))
  return mayGoOn(outcomes, options) && (isWell || options.keepGoing)
}

function byBlock(a: Outcome, b: Outcome): number {
  return a.step.block.index - b.step.block.index
}

/** What goes on behind the reader's back. */
const isHidden: ReadonlySet<PartRole> = new Set(['assets', 'background', 'verify'])

/** Says of a check or an asset that failed what it is for. */
function explained(
  event: Extract<RunEvent, { type: 'step-finished' }>,
  { role, step }: ScenarioPart,
): Extract<RunEvent, { type: 'step-finished' }> {
  const { outcome } = event
  const notes: Partial<Record<PartRole, string>> = {
    verify: `It checks what ${step} is to bring about: one of the two is to be mended.`,
    assets: 'In the sandbox assets go below ~ and /tmp.',
  }
  const note = notes[role]
  if (outcome.status !== 'failed' || note === undefined) return event
  return { ...event, outcome: { ...outcome, notes: [...outcome.notes, note] } }
}

/** Scenarios are written for a root whose home is there. */
const rootHome = '/root'

/** Where a scenario runs, and what ends it. */
interface OpenedPlace {
  /** The place of one file, by its index. */
  readonly placeOf: (index: number) => RunPlace
  readonly close: () => Promise<void>
}

async function openPlace(
  { path, directory, parts }: Scenario,
  plans: readonly Plan[],
  options: RunOptions,
): Promise<OpenedPlace> {
  const rehearsal = options.rehearse ? await rehearse(path, plans, options) : null
  const shared = sharedDirectory()
  const files = parts.map(({ document }) => document.path)
  const protect = [path, ...files, ...files.map(sidecarPath)]
  const home = { workspace: directory, shared, home: rootHome, protect }
  const place = { ...home, sessions: null, rehearsal, given: null }
  const hosts = new RemoteHosts(options.remote.access)
  const [plan] = plans
  const sessions = plan ? openSessions(plan, { options, place, hosts }) : null
  const firsts = firstBlocks(plans)
  return {
    placeOf: (index) => {
      const count = plans[index]?.steps.length ?? 0
      const own = rehearsal && rehearsalPart(rehearsal, { first: firsts[index] ?? 0, count })
      return { ...place, sessions, rehearsal: own }
    },
    close: async () => {
      await sessions?.close()
      await hosts.close()
      rehearsal?.close()
      removePrivateDirectory(shared)
    },
  }
}

/** The number that the first block of each plan has among those of all. */
function firstBlocks(plans: readonly Plan[]): readonly number[] {
  let next = 0
  return plans.map(({ steps }) => {
    const first = next
    next += steps.length
    return first
  })
}

/** One rehearsal for all files, whose cassette is beside the index. */
async function rehearse(
  path: string,
  plans: readonly Plan[],
  options: RunOptions,
): Promise<Rehearsal> {
  const { openRehearsal } = await import('./rehearsal/open-rehearsal.ts')
  const steps = plans
    .flatMap((plan) => plan.steps)
    .map((step, index) => ({ ...step, block: { ...step.block, index } }))
  return openRehearsal({ path, steps }, options)
}

/** All files are Markdown, so what is asked of the plan holds for each. */
function openSessions(
  plan: Plan,
  { options, place, hosts }: { options: RunOptions; place: RunPlace; hosts: RemoteHosts },
): SessionPool {
  const given = { variables: {}, secrets: [] }
  const { rehearsal } = place
  const { policy, signal } = confineRun(plan.document, options, { place, rehearsal, given })
  return new SessionPool({ policy, plan, hosts, signal })
}
