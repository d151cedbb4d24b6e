import { randomBytes } from 'node:crypto'

import type { Policy } from '../sandbox/policy.ts'
import { runOnce } from '../session/run-once.ts'
import { type CommandResult, saltedScript, splitSalted } from './salted-script.ts'
import type { TestShell } from './test-file.ts'

/** Where and how long a shell of tests runs. */
export interface TestShellRun {
  readonly policy: Policy
  /** Directory to start in, as the shell sees it. */
  readonly directory: string
  /** Time for all commands where the file itself gives none. */
  readonly timeoutMs: number
  readonly signal: AbortSignal
}

/** What became of the commands of one shell. */
export interface TestShellResult {
  readonly results: readonly CommandResult[]
  /** Status of the shell itself. */
  readonly exitCode: number
  /** Why the shell did not come to its own end, `''` when it did. */
  readonly stopped: 'timed-out' | 'cancelled' | 'output-limit' | 'memory-limit' | ''
}

/** Runs the commands of one shell in a sandbox. Throws what `runOnce()` throws. */
export async function runTestShell(
  shell: TestShell,
  { policy, directory, timeoutMs, signal }: TestShellRun,
): Promise<TestShellResult> {
  const salt = `RUNBOOK${randomBytes(16).toString('hex')}`
  const scripts = shell.commands.map(({ script }) => script)
  const output = await runOnce({
    language: {
      name: 'test',
      program: 'sh',
      options: ['-c', streams[shell.stream], 'sh', ...shell.argv],
      driver: null,
    },
    policy: { ...policy, env: { ...policy.env, ...shell.env } },
    cwd: directory,
    script: saltedScript(
      { prologue: shell.prologue, scripts, toStderr: shell.stream === 'stderr' },
      salt,
    ),
    file: null,
    timeoutMs: shell.timeoutMs === 0 ? timeoutMs : shell.timeoutMs,
    onOutput: () => {},
    signal,
  })
  const { exitCode } = output
  const ended = output.ended === 'completed' || output.ended === 'session-ended' ? '' : output.ended
  const stopped = ended === '' && exitCode === shell.timedOutStatus ? 'timed-out' : ended
  const results = splitSalted(output.stdout, scripts.length, salt)
  return {
    results: shell.single && stopped === '' ? withShellStatus(results, exitCode) : results,
    exitCode,
    stopped,
  }
}

/** The stream that is compared becomes standard output, where the salt goes. */
const streams = {
  both: 'exec "$@" 2>&1',
  stdout: 'exec "$@" 2>/dev/null',
  stderr: 'exec "$@" 2>&1 >/dev/null',
} as const

/** A command that has a shell for itself may end it, with its status. */
function withShellStatus(
  results: readonly CommandResult[],
  exitCode: number,
): readonly CommandResult[] {
  const [only] = results
  return only?.status === null && only.reached ? [{ ...only, status: exitCode }] : results
}
