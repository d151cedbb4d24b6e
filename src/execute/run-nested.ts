import type { Step } from '../plan/plan.ts'
import { openNestedShell } from '../session/nested-shell.ts'
import { outputText } from '../session/output-text.ts'
import type { Session } from '../session/session.ts'
import { limitMs } from './bound-output.ts'
import { inEnvironment } from './in-environment.ts'
import { runInSession } from './run-in-session.ts'
import type { StepContext } from './step-context.ts'
import { endNotes, type StepOutput } from './step-output.ts'

/** Runs a step whose last command opens a shell; the shell stays open for the steps that belong inside. */
export async function openInner(
  step: Step,
  session: Session,
  context: StepContext,
): Promise<StepOutput> {
  const { signal } = context.options
  const { script } = step
  const run = { script, timeoutMs: limitMs(step), onOutput: context.onOutput, signal }
  const { shell, output } = await openNestedShell(session, run)
  if (shell) context.sessions.keepInner(step.block.index, shell)
  const chunks = [{ atMs: 0, data: output.stdout }]
  const { stdout, exitCode } = output
  const command = { command: step.code.replace(/\n$/, ''), output: stdout, exitCode, chunks }
  return {
    last: output,
    text: outputText(output.stdout),
    stderr: '',
    commands: step.recordTo.length === 0 ? [] : [command],
    notes: endNotes(output, true),
  }
}

/** Runs a step in the shell that block `opener` opened. */
export async function runInside(
  step: Step,
  opener: number,
  context: StepContext,
): Promise<StepOutput> {
  const shell = context.sessions.inner(opener)
  if (!shell) return notOpen(step, opener, context)
  return inEnvironment({ step, session: shell, directory: null }, context, () =>
    runInSession(step, shell, context),
  )
}

function notOpen(step: Step, opener: number, { plan }: StepContext): StepOutput {
  const line = plan.document.blocks[opener]?.writtenLine ?? 0
  const note = `It belongs into the shell that line ${line} opens, and that one is not open.`
  return {
    last: {
      stdout: new Uint8Array(),
      stderr: new Uint8Array(),
      truncated: 0,
      exitCode: 1,
      signal: null,
      ended: 'completed',
      startedAt: Date.now(),
      durationMs: 0,
    },
    text: '',
    stderr: '',
    commands: [],
    notes: [note],
  }
}
