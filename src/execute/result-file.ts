import { isAbsolute, posix, resolve } from 'node:path'

import { RunbookError } from '../errors.ts'
import { resultPath, writesResultFile } from '../plan/result-path.ts'
import { maskText } from '../redact/secret-mask.ts'
import { bash } from '../session/languages/bash.ts'
import { goHome } from './at-home.ts'
import type { Outcome } from './outcome.ts'
import { ownDirectory } from './own-directory.ts'
import { isInHome, shellPath } from './shell-path.ts'
import type { StepContext } from './step-context.ts'

const writeMs = 60_000

/**
 * The path of the file that a result is, null when it goes into the document. The output is written there as soon as the
 * block ended, so that later blocks find it, and by a shell in the sandbox, so that the path leads no further than the
 * block itself could go.
 * @throws RunbookError E_UNWRITABLE.
 */
export async function writeResultFile(
  outcome: Outcome,
  context: StepContext,
): Promise<string | null> {
  const { results, resultFile, remote } = outcome.step.arguments
  if (!results.words.includes('file')) return null
  const path = resultPath({ ...resultFile, name: outcome.step.block.name })
  const isHere = remote === null || (path !== null && isAbsolute(path))
  if (path !== null && isHere && outcome.value !== null && writesResultFile(results.words))
    await write(path, outcome, context)
  return path
}

/** Makes a directory, relative to the document, inside the sandbox, where a link in the path leads nowhere else. */
export async function makeDirectory(path: string, context: StepContext): Promise<void> {
  const { policy, signal } = context.options
  const script = `mkdir -p -- ${shellPath(path)}`
  const cwd = ownDirectory(context)
  const run = { script, policy, cwd, timeoutMs: 10_000, onOutput: () => {}, signal }
  await context.shells.run({ ...run, file: null, language: bash })
}

async function write(path: string, outcome: Outcome, context: StepContext): Promise<void> {
  const { policy, signal, secrets } = context.options
  const directory = ownDirectory(context)
  const { dir, remote, resultFile } = outcome.step.arguments
  const { exitCode, stderr } = await context.shells.run({
    script: `${goHome(outcome.step)}${writing(path, resultFile.mode)}`,
    file: {
      shebang: '',
      words: '',
      input: maskText(outcome.text, secrets),
      padline: true,
      mixed: false,
    },
    language: bash,
    policy,
    cwd: remote === null && !isInHome(dir) ? resolve(directory, dir) : directory,
    timeoutMs: writeMs,
    onOutput: () => {},
    signal,
  })
  if (exitCode === 0) return
  // The shell's name for its script says nothing to a reader.
  const said = Buffer.from(stderr)
    .toString()
    .trim()
    .replace(/^\S+: line \d+: /, '')
  const reason = `the result file ${path} cannot be written: ${said}`
  throw new RunbookError('E_UNWRITABLE', reason, {
    hint: 'Let :file name a path below the document that can be written.',
  })
}

function writing(path: string, mode: number | null): string {
  const file = shellPath(
    isAbsolute(path) || path.startsWith('~/') ? path : `./${posix.normalize(path)}`,
  )
  return mode === null ? `cat >${file}` : `cat >${file} && chmod ${mode.toString(8)} ${file}`
}
