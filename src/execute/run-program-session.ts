import type { Step } from '../plan/plan.ts'
import type { ProgramBlock } from '../session/languages/program-block.ts'
import { type ProgramSession, readReport } from '../session/languages/program-session.ts'
import { outputText } from '../session/output-text.ts'
import type { Session } from '../session/session.ts'
import { limitMs } from './bound-output.ts'
import type { StepContext } from './step-context.ts'
import { endNotes, type StepOutput } from './step-output.ts'

/** What runs of a step in a session of its program. */
export interface SessionStep {
  readonly step: Step
  readonly block: ProgramBlock
  readonly session: Session
}

/**
 * Runs a step in a live session of its program: its output is the text, or its value, which the driver tells apart from
 * what the block printed.
 */
export async function runProgramInSession(
  { step, block, session }: SessionStep,
  program: ProgramSession,
  context: StepContext,
): Promise<StepOutput> {
  const { signal } = context.options
  const { cols, rows } = step.arguments.recording
  session.resize(cols, rows)
  const last = await session.run({
    script: program.request(block),
    timeoutMs: limitMs(step),
    onOutput: context.onOutput,
    signal,
  })
  const printed = program.printed(outputText(last.stdout))
  const done = { last, commands: [], notes: endNotes(last, true) }
  if (last.ended !== 'completed') return { ...done, text: printed, stderr: '' }
  const told = await session.run({
    script: program.report,
    timeoutMs: reportMs,
    onOutput: () => {},
    signal,
  })
  const report = told.truncated === 0 ? readReport(outputText(told.stdout)) : null
  const notes = report === null ? [...done.notes, noReport] : done.notes
  const text = block.wantsValue ? (report?.value ?? '') : printed
  return { ...done, notes, text, stderr: report?.error ?? '' }
}

const reportMs = 30_000

const noReport = 'The session told no value of the block, or one that is too long.'
