import type { Step } from '../plan/plan.ts'
import type { StepOutput } from './step-output.ts'

/** How long a step may run, in milliseconds. */
export function limitMs({ arguments: { timeoutMs, forMs } }: Step): number {
  return forMs > 0 ? Math.min(forMs, timeoutMs) : timeoutMs
}

/** The output of a step that was to run for some time only: when that is over it has passed. */
export function boundOutput(step: Step, output: StepOutput): StepOutput {
  const { forMs, timeoutMs } = step.arguments
  if (output.last.ended !== 'timed-out' || forMs === 0 || forMs > timeoutMs) return output
  const note = `Stopped after ${forMs / 1000} s, as it does not end by itself.`
  const last = { ...output.last, ended: 'completed' as const, exitCode: 0, signal: null }
  // Bash ends the line of a program that an interrupt stopped.
  const text = output.text.replace(/(?<=^|\n)(?:\^C)?\n$/, '')
  return { ...output, last, text, notes: [...output.notes, note] }
}
