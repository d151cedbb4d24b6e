import type { ChildProcess } from 'node:child_process'
import { closeSync, mkdirSync, openSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

import { RunbookError } from '../errors.ts'
import { type ConfinedCommand, confine } from '../sandbox/confine.ts'
import { findProgram } from '../sandbox/find-program.ts'
import { giveWay } from '../sandbox/give-way.ts'
import type { Mount } from '../sandbox/policy.ts'
import { makePrivateDirectory, removePrivateDirectory } from '../sandbox/private-directory.ts'
import { shellEnvironment } from '../sandbox/shell-environment.ts'
import type { OnceRun, ScriptFile } from './once-run.ts'
import { OneShot } from './one-shot.ts'
import type { Output } from './output.ts'
import { scriptFileArguments, scriptsInside, writeScriptFile } from './script-file.ts'

/**
 * Runs a script in a fresh shell on pipes: byte exact, stdout and stderr apart.
 *
 * The script is the shell's standard input, as in Org's ob-shell (`org-babel-sh-evaluate`), unless it is to be a file. Processes that it leaves behind are killed.
 * Throws `E_PROGRAM_MISSING` when the language's program is not there, `E_SESSION` when the host
 * cannot start a process, and what `confine()` throws.
 */
export async function runOnce(run: OnceRun): Promise<Output> {
  checkProgram(run)
  const directory = makePrivateDirectory('once')
  try {
    const { file } = run
    const command = file === null ? readingInput(run) : runningFile(run, file, directory)
    return await start(run, command, openInput(join(directory, 'input'), file?.input ?? run.script))
  } finally {
    removePrivateDirectory(directory)
  }
}

/** The standard input as a file, as Emacs has it; fish takes a socket for a directory. */
function openInput(file: string, input: Uint8Array | string): number {
  writeFileSync(file, input, { mode: 0o600 })
  return openSync(file, 'r')
}

function readingInput(run: OnceRun): ConfinedCommand {
  return confineOnce(run, [run.language.program, ...run.language.options])
}

function runningFile(run: OnceRun, file: ScriptFile, directory: string): ConfinedCommand {
  const scripts = join(directory, 'scripts')
  mkdirSync(scripts)
  const name = writeScriptFile(scripts, run, file)
  const path = join(run.policy.backend === 'none' ? scripts : scriptsInside, name)
  const mount: Mount = { source: scripts, target: scriptsInside, access: 'read' }
  const policy = { ...run.policy, mounts: [...run.policy.mounts, mount] }
  return confineOnce({ ...run, policy }, scriptFileArguments(run, file, path))
}

function confineOnce({ policy, cwd }: OnceRun, argv: readonly string[]): ConfinedCommand {
  return confine(policy, argv, { terminal: false, cwd })
}

/** Throws `E_PROGRAM_MISSING`. Under bubblewrap the directories of PATH are seen at their own host paths. */
export function checkProgram({ language, policy }: OnceRun): void {
  const { PATH = '' } = shellEnvironment(policy, { terminal: false })
  if (findProgram(language.program, PATH) !== null) return
  throw new RunbookError('E_PROGRAM_MISSING', `${language.program} is not installed`, {
    hint: `Install ${language.program}, or write the block in another language.`,
  })
}

async function start(
  run: OnceRun,
  { file, args, env, cwd }: ConfinedCommand,
  input: number,
): Promise<Output> {
  // Two hundred files, which blocks that share a shell server or a session do without.
  const { execa } = await import('execa')
  const child = execa(file, args, {
    env,
    extendEnv: false,
    cwd,
    // Any open descriptor is taken, but the type names the standard ones only.
    stdin: input as 0,
    encoding: 'buffer',
    buffer: false,
    reject: false,
    // A process group of its own, so that it can be stopped as a whole.
    detached: true,
  })
  closeSync(input)
  if (child.pid === undefined) throw failure(file, (await child).originalMessage ?? '')
  giveWay(child.pid)
  const shot = new OneShot({ run, pid: child.pid })
  child.stdout.on('data', (data: Uint8Array) => shot.receive(data, 'stdout'))
  child.stderr.on('data', (data: Uint8Array) => shot.receive(data, 'stderr'))
  const [exitCode, signal] = await ended(child)
  shot.sweep()
  // Without a sandbox a process in a group of its own is out of reach, and may keep the pipes for ever.
  const late = setTimeout(() => {
    for (const stream of [child.stdout, child.stderr]) stream.destroy()
  }, drainMs)
  await child
  clearTimeout(late)
  return shot.finish(exitCode, signal)
}

/** Time in which all is read that the shell's processes have written, in milliseconds. */
const drainMs = 200

/** How a process ended, as soon as it has. */
function ended(
  child: Pick<ChildProcess, 'once'>,
): Promise<[exitCode: number | null, signal: NodeJS.Signals | null]> {
  return new Promise((resolve) => {
    child.once('exit', (exitCode, signal) => resolve([exitCode, signal]))
  })
}

function failure(file: string, reason: string): RunbookError {
  return new RunbookError('E_SESSION', `${file} did not start: ${reason}`, {
    hint: 'Run `runbook doctor` to see whether bash and the sandbox work here.',
  })
}
