import { orderByNeeds } from '../plan/needs.ts'
import type { Plan, Step } from '../plan/plan.ts'
import { readsBlocks } from '../plan/reads-blocks.ts'
import { maskText } from '../redact/secret-mask.ts'
import { RemoteHosts } from '../session/remote/remote-hosts.ts'
import { ShellServers } from '../session/shell-servers.ts'
import { broughtCall } from './brought-call.ts'
import { EventQueue } from './event-queue.ts'
import type { ExecuteOptions } from './execute-options.ts'
import { byteMask, maskOutcome } from './mask-outcome.ts'
import { NeedsMet } from './needs-met.ts'
import { type ExecutionEvent, type Outcome, type OutcomeSkip, skippedOutcome } from './outcome.ts'
import { readVariables } from './read-variables.ts'
import { ResultCache } from './result-cache.ts'
import { retryStep } from './retry-step.ts'
import { SessionPool } from './session-pool.ts'
import type { StepContext } from './step-context.ts'
import { StepsUnderWay } from './steps-under-way.ts'

/**
 * Runs a plan's steps in document order, each behind those that it needs, and yields what happens. Steps with `:async` run in their sessions while those of
 * other sessions go on. A step that fails or times out stops the run unless `keepGoing`: no other one starts, and those that
 * run end. Sessions live until the end, those that were given longer. Aborting the signal cancels the running steps and closes every session; the
 * remaining steps are reported as skipped. A step that runs when the events are left is cancelled, too.
 */
export async function* execute(
  plan: Plan,
  options: ExecuteOptions,
): AsyncGenerator<ExecutionEvent, void, undefined> {
  const { context, cancel, close } = openContext(plan, options)
  const replaced = new Set<number>()
  const needs = new NeedsMet(plan)
  let stopped = false
  const skipOf = (step: Step): OutcomeSkip | null => {
    if (replaced.has(step.block.index)) return 'replaced'
    if (step.skip !== null || stopped || options.signal.aborted) return step.skip ?? 'stopped'
    return needs.missing(step) === null ? null : 'need-unmet'
  }
  const note = (outcome: Outcome): void => {
    needs.add(outcome)
    stopped ||= !mayFollow.has(outcome.status) && !options.keepGoing
  }
  const events = new EventQueue<ExecutionEvent>()
  const underWay = new StepsUnderWay()
  try {
    for (const planned of orderByNeeds(plan.steps)) {
      const brought = await broughtCall(planned, plan, context.cache)
      const step = brought ?? planned
      if (skipOf(step) === null) yield* events.until(underWay.freeFor(step))
      const skip = skipOf(step)
      if (skip !== null) {
        const failed = stopped ? null : yield* readShown(step, skip, context)
        const outcome = failed ?? needs.explain(skippedOutcome(step, skip))
        note(outcome)
        yield { type: 'step-finished', outcome }
        continue
      }
      await context.sessions.leaveShells(step)
      const within = { ...context, isBrought: brought !== null }
      const { begun, outcome } = startStep(step, events, within)
      const ended = outcome.then((ended) => {
        context.cache.keep(plan.document, ended)
        note(ended)
        for (const gone of options.replaced(ended)) replaced.add(gone)
      })
      underWay.add(step, ended)
      yield* events.until(mayRunAside(step, options) ? begun : ended)
    }
    yield* events.until(underWay.ended())
  } finally {
    // Who reads the events may have left while a step runs.
    await cancel(underWay.isBusy)
    await underWay.ended().catch(() => undefined)
    await close()
  }
}

/** Reads the variables of a step that an export only shows; its outcome where that fails. A rehearsal does without. */
async function* readShown(
  step: Step,
  skip: OutcomeSkip,
  context: ReturnType<typeof openContext>['context'],
): AsyncGenerator<ExecutionEvent, Outcome | null, undefined> {
  if (skip !== step.skip || !readsBlocks(step, context.plan)) return null
  const { remote, signal } = context.options
  if (remote.answer !== null || signal.aborted) return null
  const failed = await readVariables(step, context)
  if (failed) yield { type: 'step-started', step, startedAt: failed.startedAt }
  return failed
}

/** What the steps of a run share; `cancel` ends those that run, and what is closed is used no more. */
function openContext(plan: Plan, options: ExecuteOptions) {
  const left = new AbortController()
  const signal = AbortSignal.any([options.signal, left.signal])
  const hosts = new RemoteHosts(options.remote.access)
  const own = options.sessions === null
  const sessions = options.sessions ?? new SessionPool({ ...options, plan, signal, hosts })
  const shells = new ShellServers()
  const cache = new ResultCache(options)
  return {
    context: { ...atTop(plan), options: { ...options, signal }, cache, sessions, shells, hosts },
    cancel: async (isBusy: boolean) => {
      left.abort()
      if (own || isBusy) await sessions.close()
    },
    close: async () => {
      // One may have been opened while the others were closed.
      if (own) await sessions.close()
      await hosts.close()
      await shells.close()
    },
  }
}

/** Where the steps of a plan are called from. */
function atTop(plan: Plan): Pick<StepContext, 'plan' | 'callers' | 'thisValue' | 'isBrought'> {
  return { plan, callers: [], thisValue: null, isBrought: false }
}

/** How a step may end for others to follow. */
const mayFollow: ReadonlySet<Outcome['status']> = new Set(['passed', 'skipped'])

/** The answers of a rehearsal belong to one step at a time, and so does a shell that a block opened. */
function mayRunAside(step: Step, { remote }: ExecuteOptions): boolean {
  const { async, session, background } = step.arguments
  const isAlone = step.inside === null && !step.opensShell && !background
  return async && session !== '' && isAlone && remote.answer === null
}

/** Starts a step, which says in the queue what happens; `begun` settles when its script runs or it has ended. */
function startStep(
  step: Step,
  events: EventQueue<ExecutionEvent>,
  context: Omit<StepContext, 'onOutput' | 'onTyped' | 'onScript'>,
): { readonly begun: Promise<void>; readonly outcome: Promise<Outcome> } {
  const { options } = context
  events.push({ type: 'step-started', step, startedAt: Date.now() })
  const mask = byteMask(options.secrets)
  const show = (data: Uint8Array): void => {
    if (data.length > 0) events.push({ type: 'output', step, data })
  }
  let onScript: () => void = () => undefined
  const script = new Promise<void>((resolve) => {
    onScript = resolve
  })
  const onOutput = (data: Uint8Array): void => show(mask.write(data))
  const onTyped = (command: string): void =>
    events.push({ type: 'typed', step, command: maskText(command, options.secrets) })
  const run = async (): Promise<Outcome> => {
    const outcome = maskOutcome(
      await retryStep(step, { ...context, onOutput, onTyped, onScript }),
      options.secrets,
    )
    show(mask.end())
    events.push({ type: 'step-finished', outcome })
    return outcome
  }
  const outcome = run()
  const end = outcome.then(() => undefined)
  const begun = Promise.race([script, end])
  // A rejection is seen by the one who waits, which may be for the end alone.
  begun.catch(() => undefined)
  return { begun, outcome }
}
