import { opensShell } from '../classify/opens-shell.ts'
import { simpleCommands } from '../classify/simple-commands.ts'
import { toldFailure } from '../classify/told-failure.ts'
import { type ExpectedExits, exitFits } from '../plan/exit-argument.ts'
import type { Step } from '../plan/plan.ts'
import type { Output } from '../session/output.ts'
import { type Outcome, type OutcomeStatus, skippedOutcome } from './outcome.ts'
import type { StepOutput } from './step-output.ts'
import { isTooLong } from './value/parse-output.ts'
import { valueReader } from './value/value-readers.ts'

/** The outcome of a step whose shell ended. */
export function judge(step: Step, startedAt: number, output: StepOutput): Outcome {
  const { last, text, stderr, commands } = output
  const status = statusOf(last, step.arguments.exit)
  const own = status === 'passed' ? failureNotes(step, output) : personNotes(step, status)
  const notes = [...output.notes, ...lengthNotes(step, text), ...waitNotes(step, last), ...own]
  const durationMs = Date.now() - startedAt
  const { exitCode, signal } = last
  return {
    step,
    status,
    code: step.code,
    skip: null,
    hash: null,
    value: null,
    isFile: false,
    remoteDirectory: '',
    ran: true,
    exitCode,
    signal,
    text,
    stderr,
    commands,
    notes,
    startedAt,
    durationMs,
  }
}

/** Emacs makes no table of more lines than it can, and so no result. */
function lengthNotes(step: Step, text: string): string[] {
  const { importsTables } = valueReader(step.block.language)
  if (!importsTables || !isTooLong(text, step.arguments.results.words)) return []
  return [
    'The output is too long for a table, so there is no result; ":results output" keeps it as text.',
  ]
}

/** A block that has something to wait for ends when that holds. */
function waitNotes({ arguments: { wait, written } }: Step, { ended }: Output): string[] {
  if (wait === null || ended !== 'timed-out') return []
  return [`${written.get('wait')?.value ?? wait.kind} did not hold in time.`]
}

/** What a person operates ends in time only where somebody answers it. */
function personNotes({ code }: Step, status: OutcomeStatus): string[] {
  const last = status === 'timed-out' ? simpleCommands(code).at(-1) : undefined
  if (last === undefined || opensShell(last) !== 'terminal') return []
  const [program = ''] = last.words
  return [
    `${program} waits for a person: show the block only with eval=never, or type for it with tty=yes and answer=.`,
  ]
}

/** The status of a block is that of its last command, and of a pipe that of its end. */
function failureNotes({ block, embedded }: Step, { text, stderr }: StepOutput): string[] {
  const told = toldFailure(text) || toldFailure(stderr)
  const shown = [block.recorded?.text ?? '', ...embedded.map(({ expected }) => expected ?? '')]
  if (told === '' || shown.some((output) => toldFailure(output) !== '')) return []
  return [`It ended well, but a command in it failed: ${told}`]
}

function statusOf(output: Output, exits: ExpectedExits): OutcomeStatus {
  switch (output.ended) {
    case 'timed-out':
      return 'timed-out'
    case 'cancelled':
      return 'cancelled'
    case 'output-limit':
    case 'memory-limit':
      return 'failed'
    case 'completed':
    case 'session-ended':
      return exitFits(exits, output.exitCode) ? 'passed' : 'failed'
  }
}

/** A step that failed before its shell was started. */
export function failedOutcome(step: Step, startedAt: number, notes: readonly string[]): Outcome {
  return {
    ...skippedOutcome(step, 'stopped'),
    skip: null,
    status: 'failed',
    exitCode: 1,
    notes,
    startedAt,
    durationMs: Date.now() - startedAt,
  }
}
