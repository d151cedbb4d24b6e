import { setTimeout as pause } from 'node:timers/promises'

import { reachesState } from '../classify/awaited-state.ts'
import type { Step } from '../plan/plan.ts'
import type { ExecuteOptions } from './execute-options.ts'
import { isDone } from './is-done.ts'
import { type Outcome, skippedOutcome } from './outcome.ts'
import { runStep } from './run-step.ts'
import type { StepContext } from './step-context.ts'

const longestPauseMs = 60_000

/** Runs a step, and again as often as `:retry` says until it passes and its output is what is expected. */
export async function retryStep(step: Step, context: StepContext): Promise<Outcome> {
  const { times, pauseMs, state } = step.arguments.retry
  const { options } = context
  if (await isDone(step, context)) return skippedOutcome(step, 'already-done')
  for (let attempt = 0; ; attempt += 1) {
    options.onStep(step, 'block')
    const outcome = await runStep(step, context)
    const { status } = outcome
    const isOver = status === 'cancelled' || status === 'skipped' || attempt === times
    const count = attempt === 0 ? [] : [`This was attempt ${attempt + 1}.`]
    if (status === 'passed' && (times === 0 || (await isAsExpected(outcome, options))))
      return withNotes(outcome, count)
    // A cassette that has no more answers will not have any later.
    const isMute = options.remote.answer !== null && state !== '' && outcome.text.trim() === ''
    if (isOver || isMute) return withNotes(outcome, [...count, ...missing(outcome, state)])
    // Answers of a rehearsal change from call to call, not with time.
    const ms = options.remote.answer === null ? pauseMs * 2 ** attempt : 0
    await pause(Math.min(ms, longestPauseMs), null, { signal: options.signal }).catch(() => null)
  }
}

async function isAsExpected(outcome: Outcome, { holds }: ExecuteOptions): Promise<boolean> {
  const { state } = outcome.step.arguments.retry
  return (state === '' || reachesState(outcome.text, state)) && holds(outcome)
}

/** A guess from a sentence makes no block fail, but nobody should think that all is well. */
function missing({ text, status }: Outcome, state: string): string[] {
  if (state === '' || status !== 'passed' || reachesState(text, state)) return []
  return [`The sentence above wants to see "${state}", and not all of the output shows it.`]
}

function withNotes(outcome: Outcome, notes: readonly string[]): Outcome {
  return notes.length === 0 ? outcome : { ...outcome, notes: [...outcome.notes, ...notes] }
}
