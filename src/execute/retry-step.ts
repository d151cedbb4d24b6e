import { setTimeout as pause } from 'node:timers/promises'

import type { Step } from '../plan/plan.ts'
import { isDone } from './is-done.ts'
import { type Outcome, skippedOutcome } from './outcome.ts'
import { runStep } from './run-step.ts'
import type { StepContext } from './step-context.ts'

const longestPauseMs = 60_000

/** Runs a step, and again as often as `:retry` says until it passes and its output is what is expected. */
export async function retryStep(step: Step, context: StepContext): Promise<Outcome> {
  const { times, pauseMs } = step.arguments.retry
  const { options } = context
  if (await isDone(step, context)) return skippedOutcome(step, 'already-done')
  for (let attempt = 0; ; attempt += 1) {
    options.onStep(step, 'block')
    const outcome = await runStep(step, context)
    const { status } = outcome
    const isOver = status === 'cancelled' || status === 'skipped' || attempt === times
    if (isOver || (status === 'passed' && (times === 0 || (await options.holds(outcome)))))
      return attempt === 0 ? outcome : withNote(outcome, attempt + 1)
    // Answers of a rehearsal change from call to call, not with time.
    const ms = options.remote.answer === null ? pauseMs * 2 ** attempt : 0
    await pause(Math.min(ms, longestPauseMs), null, { signal: options.signal }).catch(() => null)
  }
}

function withNote(outcome: Outcome, attempts: number): Outcome {
  return { ...outcome, notes: [...outcome.notes, `This was attempt ${attempts}.`] }
}
