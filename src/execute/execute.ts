import type { Plan, Step } from '../plan/plan.ts'
import { RemoteHosts } from '../session/remote/remote-hosts.ts'
import { ShellServers } from '../session/shell-servers.ts'
import { EventQueue } from './event-queue.ts'
import type { ExecuteOptions } from './execute-options.ts'
import { byteMask, maskOutcome } from './mask-outcome.ts'
import { type ExecutionEvent, type Outcome, skippedOutcome } from './outcome.ts'
import { ResultCache } from './result-cache.ts'
import { retryStep } from './retry-step.ts'
import { SessionPool } from './session-pool.ts'
import type { StepContext } from './step-context.ts'

/**
 * Runs a plan's steps in document order and yields what happens. A step that fails or times out stops the
 * run unless `keepGoing`; sessions live until the end. Aborting the signal cancels the running step and
 * closes every session; the remaining steps are reported as skipped.
 */
export async function* execute(
  plan: Plan,
  options: ExecuteOptions,
): AsyncGenerator<ExecutionEvent, void, undefined> {
  const hosts = new RemoteHosts(options.remote.access)
  const sessions = new SessionPool({ ...options, hosts })
  const shells = new ShellServers()
  const cache = new ResultCache(options)
  const from = { plan, callers: [], thisValue: null }
  const replaced = new Set<number>()
  let stopped = false
  try {
    for (const step of plan.steps) {
      const { index } = step.block
      const skip = replaced.has(index)
        ? 'replaced'
        : (step.skip ?? (stopped || options.signal.aborted ? 'stopped' : null))
      if (skip !== null) {
        yield { type: 'step-finished', outcome: skippedOutcome(step, skip) }
        continue
      }
      await sessions.leaveShells(step)
      const outcome = yield* executeStep(step, { options, ...from, cache, sessions, shells, hosts })
      cache.keep(plan.document, outcome)
      for (const gone of options.replaced(outcome)) replaced.add(gone)
      stopped ||= outcome.status !== 'passed' && !options.keepGoing
    }
  } finally {
    await sessions.close()
    await hosts.close()
    await shells.close()
  }
}

async function* executeStep(
  step: Step,
  context: Omit<StepContext, 'onOutput'>,
): AsyncGenerator<ExecutionEvent, Outcome, undefined> {
  const { options } = context
  options.onStep(step)
  yield { type: 'step-started', step, startedAt: Date.now() }
  const queue = new EventQueue<ExecutionEvent>()
  const mask = byteMask(options.secrets)
  const show = (data: Uint8Array): void => {
    if (data.length > 0) queue.push({ type: 'output', step, data })
  }
  const onOutput = (data: Uint8Array): void => show(mask.write(data))
  const running = retryStep(step, { ...context, onOutput }).finally(() => {
    show(mask.end())
    queue.end()
  })
  yield* queue
  const outcome = maskOutcome(await running, options.secrets)
  yield { type: 'step-finished', outcome }
  return outcome
}
