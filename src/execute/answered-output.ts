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
    commands: await playedCommands(step, stdout, exitCode),
    notes: [note],
  }
}

/** Commands that are shown apart, each with the output that the document shows for it, else the last with all of it. */
async function playedCommands(
  step: Step,
  text: string,
  exitCode: number,
): Promise<CommandOutput[]> {
  const { embedded, code, recordTo } = step
  if (recordTo.length === 0 && embedded.length === 0) return []
  const shown = embedded.map(({ expected }) => expected ?? '')
  const commands =
    embedded.length > 0
      ? embedded.map((each) => each.code.replace(/\n$/, ''))
      : await splitScript(code)
  const last = commands.length - 1
  const apart = embedded.length > 0 && shown.join('') === text
  return commands.map((command, index) =>
    playedCommand(command, {
      text: apart ? (shown[index] ?? '') : index === last ? text : '',
      exitCode: index === last ? exitCode : (embedded[index]?.status ?? 0),
    }),
  )
}

/** The output as a terminal shows it. */
function playedCommand(
  command: string,
  { text, exitCode }: { readonly text: string; readonly exitCode: number },
): CommandOutput {
  const output = Buffer.from(text.replaceAll('\n', '\r\n'))
  return { command, output, exitCode, chunks: [{ atMs: 0, data: output }] }
}
