import type { Step } from '../plan/plan.ts'
import type { RemoteAnswer } from '../rehearsal/remote-answer.ts'
import { splitScript } from '../session/split-script.ts'
import type { CommandOutput } from './outcome.ts'
import type { StepOutput } from './step-output.ts'

/** The output of a step that a rehearsal answered; when it is recorded, its last command gives the answer. */
export async function answeredOutput(step: Step, answer: RemoteAnswer): Promise<StepOutput> {
  const { stdout, stderr, exitCode, note } = answer
  return {
    last: {
      stdout: Buffer.from(stdout),
      stderr: Buffer.from(stderr),
      truncated: 0,
      exitCode,
      signal: null,
      ended: 'completed',
      startedAt: Date.now(),
      durationMs: 0,
    },
    text: stdout,
    stderr,
    commands: step.recordTo === '' ? [] : await playedCommands(step, stdout),
    notes: [note],
  }
}

async function playedCommands(step: Step, text: string): Promise<CommandOutput[]> {
  const commands = await splitScript(step.code)
  // As a terminal shows it.
  const output = Buffer.from(text.replaceAll('\n', '\r\n'))
  return commands.map((command, index) => {
    const shown = index === commands.length - 1 ? output : Buffer.alloc(0)
    return { command, output: shown, chunks: [{ atMs: 0, data: shown }] }
  })
}
