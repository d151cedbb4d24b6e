import { rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

import { execa } from 'execa'

import { RunbookError } from '../errors.ts'
import { type ConfinedCommand, confine } from '../sandbox/confine.ts'
import { findProgram } from '../sandbox/find-program.ts'
import { makePrivateDirectory } from '../sandbox/private-directory.ts'
import { shellEnvironment } from '../sandbox/shell-environment.ts'
import type { OnceRun } from './once-run.ts'
import { OneShot } from './one-shot.ts'
import type { Output } from './output.ts'

const inside = '/run/runbook/once'

/**
 * Runs a script in a fresh shell on pipes: byte exact, stdout and stderr apart.
 *
 * Without input and arguments the script is the shell's standard input, as in Org's ob-shell
 * (`org-babel-sh-evaluate`); else it is a file. Processes that it leaves behind are killed.
 * Throws `E_PROGRAM_MISSING` when the language's program is not there, and what `confine()` throws.
 */
export async function runOnce(run: OnceRun): Promise<Output> {
  checkProgram(run)
  if (run.input === null && run.args.length === 0) {
    const { program, options } = run.language
    return start(run, confineOnce(run, [program, ...options]), Buffer.from(run.script))
  }
  const directory = makePrivateDirectory('once')
  try {
    writeFileSync(join(directory, 'script'), run.script, { mode: 0o600 })
    const script = run.policy.backend === 'none' ? `${directory}/script` : `${inside}/script`
    const mounts = [
      ...run.policy.mounts,
      { source: directory, target: inside, access: 'read' as const },
    ]
    const mounted = { ...run, policy: { ...run.policy, mounts } }
    const command = confineOnce(mounted, [run.language.program, script, ...run.args])
    return await start(run, command, run.input ?? new Uint8Array())
  } finally {
    rmSync(directory, { recursive: true, force: true })
  }
}

function confineOnce({ policy, cwd }: OnceRun, argv: readonly string[]): ConfinedCommand {
  return confine(policy, argv, { terminal: false, cwd })
}

/** Under bubblewrap the directories of PATH are seen at their own host paths. */
function checkProgram({ language, policy }: OnceRun): void {
  const { PATH = '' } = shellEnvironment(policy, { terminal: false })
  if (findProgram(language.program, PATH) !== null) return
  throw new RunbookError('E_PROGRAM_MISSING', `${language.program} is not installed`, {
    hint: `Install ${language.program}, or write the block in another language.`,
  })
}

async function start(
  run: OnceRun,
  { file, args, env, cwd }: ConfinedCommand,
  input: Uint8Array,
): Promise<Output> {
  const child = execa(file, args, {
    env,
    extendEnv: false,
    cwd,
    input,
    encoding: 'buffer',
    buffer: false,
    reject: false,
    // A process group of its own, so that it can be stopped as a whole.
    detached: true,
  })
  const shot = new OneShot({ run, pid: child.pid ?? 0 })
  child.stdout.on('data', (data: Uint8Array) => shot.receive(data, 'stdout'))
  child.stderr.on('data', (data: Uint8Array) => shot.receive(data, 'stderr'))
  child.once('exit', () => shot.sweep())
  const { exitCode, signal } = await child
  return shot.finish(exitCode ?? null, signal ?? null)
}
