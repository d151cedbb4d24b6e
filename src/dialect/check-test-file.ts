import { compareOutput } from '../expect/compare-output.ts'
import type { Comparison } from '../expect/comparison.ts'
import type { PatternScope } from '../expect/inline-pattern.ts'
import type { Captures } from '../expect/line-test.ts'
import { exact } from '../expect/modes/exact.ts'
import { modes } from '../expect/modes/modes.ts'
import { placeholders } from '../expect/placeholders.ts'
import { runTestShell, type TestShellResult, type TestShellRun } from './run-test-shell.ts'
import { type CommandResult, notReached } from './salted-script.ts'
import type { Dialect, ExpectedExit, TestCommand, TestPlace, TestShell } from './test-file.ts'

/** What a command's test came to. */
export type VerdictKind = 'passed' | 'differs' | 'exit' | 'timed-out' | 'not-run' | 'skipped'

/** The verdict on one command. */
export interface CommandVerdict {
  readonly command: TestCommand
  readonly kind: VerdictKind
  /** One sentence, `''` where the kind says it all. */
  readonly reason: string
  /** What the command printed. */
  readonly text: string
  /** The exit status of the command, or that of its shell where it did not come to say one. */
  readonly status: number
  readonly comparison: Comparison
  /** What earlier commands captured, and how lines were read: an update needs it. */
  readonly scope: PatternScope
}

/** A test file, and how its commands run. */
export interface TestFileRun extends TestShellRun {
  readonly dialect: Dialect
  readonly source: string
  readonly path: string
  /** The shell that the user named, `''` for the tool's own. */
  readonly shell: string
}

/** Runs every command of a test file and yields a verdict on each, in order. */
export async function* checkTestFile(
  run: TestFileRun,
): AsyncGenerator<CommandVerdict, void, undefined> {
  const { dialect, source, directory } = run
  const place: TestPlace = { path: run.path, directory, shell: run.shell }
  let captures: Captures = placeCaptures(place)
  for (const shell of dialect.read(source, place)) {
    const ran = shell.commands.some(({ skip }) => skip === '')
      ? await runTestShell(withoutSkipped(shell), run)
      : nothingRan
    const queue = [...ran.results]
    for (const command of shell.commands) {
      const result = command.skip === '' ? (queue.shift() ?? notReached) : notReached
      const verdict = await judge(command, result, { dialect, ran, captures })
      captures = verdict.comparison.captures
      yield verdict
    }
  }
}

const nothingRan: TestShellResult = { results: [], exitCode: 0, stopped: '' }

/** Names in brackets that stand for directories of the test. */
function placeCaptures({ directory }: TestPlace): Captures {
  return new Map([
    ['CWD', directory],
    ['ROOT', directory],
  ])
}

function withoutSkipped(shell: TestShell): TestShell {
  return { ...shell, commands: shell.commands.filter(({ skip }) => skip === '') }
}

interface Judging {
  readonly dialect: Dialect
  readonly ran: TestShellResult
  readonly captures: Captures
}

async function judge(
  command: TestCommand,
  result: CommandResult,
  { dialect, ran, captures }: Judging,
): Promise<CommandVerdict> {
  const scope = {
    grammar: dialect.grammar,
    patterns: placeholders,
    captures,
    declared: new Set<string>(),
  }
  const [name = '', ...argument] = command.mode.split(':')
  const comparison = await compareOutput({
    mode: modes.get(name) ?? exact,
    argument: argument.join(':'),
    expected: command.expected,
    actual: dialect.shown(result),
    scope,
    keep: command.keep,
  })
  const judged = kindOf(command, result, { dialect, ran, comparison })
  const status = result.status ?? ran.exitCode
  return { command, text: result.text, status, comparison, scope, ...judged }
}

function kindOf(
  command: TestCommand,
  result: CommandResult,
  { dialect, ran, comparison }: { dialect: Dialect; ran: TestShellResult; comparison: Comparison },
): Pick<CommandVerdict, 'kind' | 'reason'> {
  if (command.skip !== '') return { kind: 'skipped', reason: command.skip }
  if (ran.exitCode === dialect.skipStatus && ran.stopped === '') {
    return {
      kind: 'skipped',
      reason: `the file ended with ${ran.exitCode}: it does not apply here`,
    }
  }
  if (!result.reached) {
    return { kind: 'not-run', reason: 'the shell had ended before this command' }
  }
  if (result.status === null && ran.stopped !== '')
    return { kind: 'timed-out', reason: ran.stopped }
  if (command.fault !== '') return { kind: 'differs', reason: command.fault }
  if (!exitFits(command.exit, result.status ?? ran.exitCode)) {
    const wanted = command.exit === 'nonzero' ? 'a status other than 0' : String(command.exit)
    return { kind: 'exit', reason: `exit status ${result.status ?? ran.exitCode}, not ${wanted}` }
  }
  return comparison.passed ? { kind: 'passed', reason: '' } : { kind: 'differs', reason: '' }
}

function exitFits(wanted: ExpectedExit, status: number): boolean {
  if (wanted === null) return true
  return wanted === 'nonzero' ? status !== 0 : status === wanted
}
