import type { Output } from '../session/output.ts'
import type { CommandOutput } from './outcome.ts'

/** What running a step gave, before it is judged. */
export interface StepOutput {
  readonly last: Output
  readonly text: string
  readonly stderr: string
  readonly commands: readonly CommandOutput[]
  readonly notes: readonly string[]
}

/** What a reader should know of how a script ended, a sentence each. */
export function endNotes(output: Output, inSession: boolean): string[] {
  const notes: string[] = []
  if (output.truncated > 0)
    notes.push(`${output.truncated} bytes in the middle of the output were dropped.`)
  if (output.ended === 'session-ended' && inSession) {
    notes.push(
      `The block ended its shell with status ${output.exitCode}; the next block gets a new one.`,
    )
  }
  if (output.ended === 'output-limit')
    notes.push('The block wrote more than it may and was stopped.')
  if (output.ended === 'memory-limit')
    notes.push('The block used more memory or processes than it may and was stopped.')
  return notes
}
