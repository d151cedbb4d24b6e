import type { PromptAnswer } from '../plan/header-arguments.ts'
import type { Step } from '../plan/plan.ts'
import { outputText } from '../session/output-text.ts'
import type { Output } from '../session/output.ts'
import { plainLines } from '../session/plain-lines.ts'
import type { Session } from '../session/session.ts'
import { splitScript } from '../session/split-script.ts'
import { PromptAnswers } from './answer-prompts.ts'
import { asksForTerminal } from './asks-for-terminal.ts'
import { backgroundScript } from './background-script.ts'
import { blockEnvironment } from './block-environment.ts'
import { limitMs } from './bound-output.ts'
import type { CommandOutput } from './outcome.ts'
import { runPastMistakes } from './run-past-mistakes.ts'
import { bodyOf, type GroupedOutput, runTyped } from './run-typed.ts'
import { sessionText } from './session-text.ts'
import type { StepContext } from './step-context.ts'
import { endNotes, type StepOutput } from './step-output.ts'

/** Where a step's scripts run, and until when. */
interface SessionPlace {
  readonly session: Session
  readonly context: StepContext
  readonly deadline: number
  readonly answers: PromptAnswers
  readonly isTerminal: boolean
}

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
  const answers = new PromptAnswers(answersOf(step, context), (text) => session.write(text))
  const { isTerminal } = step.arguments.environment.terminal
  const run = (script: string) =>
    runScript(script, { session, context, deadline, answers, isTerminal })
  try {
    const output = await runParts(step, run, { session, context })
    return withUnasked(output, answers.end())
  } finally {
    answers.end()
  }
}

/** Answers, with the values of variables that they name; no other text of the environment gets into them. */
function answersOf(step: Step, context: StepContext): PromptAnswer[] {
  const own = blockEnvironment(step, context)
  const { options } = context
  return step.arguments.environment.terminal.answers.map(({ prompt, text }) => {
    const name = /^\$(\w+)$/.exec(text)?.[1] ?? ''
    return { prompt, text: own.get(name) ?? options.policy.env[name] ?? text }
  })
}

function withUnasked(output: StepOutput, unasked: readonly PromptAnswer[]): StepOutput {
  const notes = unasked.map(
    ({ prompt, text }) => `Nothing asked for the answer "${prompt || text}".`,
  )
  return { ...output, notes: [...output.notes, ...notes] }
}

async function runParts(
  step: Step,
  run: Run,
  { session, context }: Pick<SessionPlace, 'session' | 'context'>,
): Promise<StepOutput> {
  const { background, wait } = step.arguments
  const isPlain = step.recordTo.length === 0 && step.embedded.length === 0
  if (isPlain && wait === null && !background && context.plan.document.format === 'org')
    return runGroups(step, run, { session, context })
  if (isPlain || background)
    return runWhole(backgroundScript(step, context.options.remote.answer !== null), run)
  const { last, commands } = await runCommands(step, run, context)
  const text = commands.map(({ output }) => outputText(output)).join('')
  return { last, text, stderr: '', commands, notes: endNotes(last, true) }
}

type Run = (script: string) => Promise<SessionRun>

async function runWhole(script: string, run: Run): Promise<StepOutput> {
  const { output } = await run(script)
  const text = outputText(output.stdout)
  return { last: output, text, stderr: '', commands: [], notes: endNotes(output, true) }
}

/** Runs a step with a mark behind each group of lines that Emacs would type, whose outputs it trims apart. */
async function runGroups(
  step: Step,
  run: Run,
  place: Pick<SessionPlace, 'session' | 'context'>,
): Promise<StepOutput> {
  const { output, outputs } = await runGrouped(step, run, place)
  const { text, lost } = sessionText(outputs.map(printedText), step.script)
  const notes = endNotes(output, true)
  return {
    last: output,
    text,
    stderr: '',
    commands: [],
    notes: lost ? [...notes, lostLine] : notes,
  }
}

/**
 * What was printed, without the carriage returns that the terminal puts in front of line feeds. Emacs leaves out the
 * characters that bash knows as marks around what takes no room (shell-filter-ctrl-a-ctrl-b).
 */
function printedText(bytes: Uint8Array): string {
  const text = new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes).replaceAll('\r\n', '\n')
  return text.replace(traceMark, ({ length }) => '+'.repeat(length - traceDepth)).replace(marks, '')
}

/** What bash puts in front of a traced command, once for each level that it stands in; the first three are ours. */
// oxlint-disable-next-line no-control-regex -- control characters are what this looks for
const traceMark = /(?<![^\n])\u0002{3,}(?=\+)/g
const traceDepth = 3
// oxlint-disable-next-line no-control-regex -- the same
const marks = /[\u0001\u0002]/g

async function runGrouped(
  step: Step,
  run: Run,
  { session, context }: Pick<SessionPlace, 'session' | 'context'>,
): Promise<GroupedOutput> {
  const runner = {
    run: async (script: string) => (await run(script)).output,
    outputBytes: context.options.policy.limits.outputBytes,
  }
  if (session.typing === null) return runPastMistakes(step.script, groupsOf, runner)
  return runTyped(step, session.typing, { ...runner, groups: await groupsOf(bodyOf(step)) })
}

async function groupsOf(script: string): Promise<readonly string[]> {
  if (!script.trim().includes('\n')) return [script]
  return plainLines(script) ?? splitScript(script)
}

const lostLine =
  'The output does not end with a line feed, so its last line is missing, as in Emacs.'

/** Runs a step command by command, as someone would type it; setup and teardown are not shown. */
async function runCommands(
  step: Step,
  run: Run,
  context: StepContext,
): Promise<{ last: Output; commands: CommandOutput[] }> {
  const commands: CommandOutput[] = []
  let last = (await run(step.setup)).output
  for (const command of await commandsOf(step)) {
    if (last.ended !== 'completed') break
    if (step.recordTo.length > 0) context.onTyped(command)
    const { output, chunks } = await run(command)
    commands.push({ command, output: output.stdout, exitCode: output.exitCode, chunks })
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

async function runScript(script: string, at: SessionPlace): Promise<SessionRun> {
  const started = Date.now()
  const chunks: { atMs: number; data: Uint8Array }[] = []
  const onOutput = (data: Uint8Array): void => {
    chunks.push({ atMs: Date.now() - started, data })
    at.answers.see(data)
    at.context.onOutput(data)
  }
  const timeoutMs = Math.max(1, at.deadline - started)
  const output = await at.session.run({
    script,
    timeoutMs,
    onOutput,
    // Whoever asks is told the truth; all others read nothing, as what they would read is never typed.
    stdin: at.isTerminal || asksForTerminal(script) ? 'tty' : 'none',
    signal: at.context.options.signal,
  })
  return { output, chunks }
}
