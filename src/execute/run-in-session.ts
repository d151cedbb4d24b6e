import type { Step } from '../plan/plan.ts'
import { outputText } from '../session/output-text.ts'
import type { Output } from '../session/output.ts'
import type { Session } from '../session/session.ts'
import { splitScript } from '../session/split-script.ts'
import { backgroundScript } from './background-script.ts'
import { limitMs } from './bound-output.ts'
import type { CommandOutput } from './outcome.ts'
import type { StepContext } from './step-context.ts'
import { endNotes, type StepOutput } from './step-output.ts'

/** One script run in a session, with the pieces of its output as they came. */
interface SessionRun {
  readonly output: Output
  readonly chunks: CommandOutput['chunks']
}

/** Runs a step in a session: in one go, or command by command when it is recorded or shows its outputs apart. */
export async function runInSession(
  step: Step,
  session: Session,
  context: StepContext,
): Promise<StepOutput> {
  const { cols, rows } = step.arguments.recording
  session.resize(cols, rows)
  const deadline = Date.now() + limitMs(step)
  const run = (script: string) => runScript(script, { session, context, deadline })
  const { background } = step.arguments
  if (background || (step.recordTo === '' && step.embedded.length === 0)) {
    const { output } = await run(backgroundScript(step, context.options.remote.answer !== null))
    const text = outputText(output.stdout)
    return {
      last: output,
      // Emacs trims what it reads from a session (org-trim in ob-shell).
      text: context.plan.document.format === 'org' ? text.trim() : text,
      stderr: '',
      commands: [],
      notes: endNotes(output, true),
    }
  }
  const { last, commands } = await runCommands(step, run)
  const text = commands.map(({ output }) => outputText(output)).join('')
  return { last, text, stderr: '', commands, notes: endNotes(last, true) }
}

/** Runs a step command by command, as someone would type it; setup and teardown are not shown. */
async function runCommands(
  step: Step,
  run: (script: string) => Promise<SessionRun>,
): Promise<{ last: Output; commands: CommandOutput[] }> {
  const commands: CommandOutput[] = []
  let last = (await run(step.setup)).output
  for (const command of await commandsOf(step)) {
    if (last.ended !== 'completed') break
    const { output, chunks } = await run(command)
    commands.push({ command, output: output.stdout, chunks })
    last = output
  }
  if (step.teardown !== '' && last.ended === 'completed') await run(step.teardown)
  return { last, commands }
}

/** Commands whose output the document shows apart run apart, so that each can be held against its own. */
async function commandsOf({ code, embedded }: Step): Promise<readonly string[]> {
  if (embedded.length === 0) return splitScript(code)
  return embedded.map((command) => command.code.replace(/\n$/, ''))
}

async function runScript(
  script: string,
  at: { session: Session; context: StepContext; deadline: number },
): Promise<SessionRun> {
  const started = Date.now()
  const chunks: { atMs: number; data: Uint8Array }[] = []
  const onOutput = (data: Uint8Array): void => {
    chunks.push({ atMs: Date.now() - started, data })
    at.context.onOutput(data)
  }
  const timeoutMs = Math.max(1, at.deadline - started)
  const output = await at.session.run({
    script,
    timeoutMs,
    onOutput,
    signal: at.context.options.signal,
  })
  return { output, chunks }
}
