import { isAbsolute, posix } from 'node:path'

import { RunbookError } from '../errors.ts'
import { resultPath, writesResultFile } from '../plan/result-path.ts'
import { shellQuote } from '../plan/shell-quote.ts'
import { targetName } from '../remote/remote-place.ts'
import { sh } from '../session/languages/sh.ts'
import { runRemoteOnce } from '../session/remote/run-remote-once.ts'
import type { Outcome } from './outcome.ts'
import type { StepContext } from './step-context.ts'

/** What all scripts on other machines have in common in a run. */
export function remoteSettings({ hosts, options }: StepContext) {
  return { hosts, env: options.policy.env, outputBytes: options.policy.limits.outputBytes }
}

const writeMs = 60_000

/**
 * The directory on another machine that a file result is relative to, `''` when there is none. The file itself is
 * written there, as Emacs does through TRAMP; one with an absolute path is not, since that is a path of this machine.
 * Throws `E_REMOTE` when it cannot be written.
 */
export async function remoteDirectory(outcome: Outcome, context: StepContext): Promise<string> {
  const { results, resultFile, remote } = outcome.step.arguments
  if (remote === null || !results.words.includes('file')) return ''
  if (context.options.remote.answer !== null) return remote.directory
  if (outcome.status !== 'passed' && outcome.status !== 'failed') return ''
  const path = resultPath({ ...resultFile, name: outcome.step.block.name })
  const writes = path !== null && !isAbsolute(path) && writesResultFile(results.words)
  const { stdout, stderr, exitCode } = await runRemoteOnce({
    ...remoteSettings(context),
    place: remote,
    mkdirp: false,
    language: sh,
    script: `pwd\n${writes ? writing(path, outcome) : ''}`,
    file: {
      shebang: '',
      words: '',
      input: writes ? outcome.text : '',
      padline: true,
      mixed: false,
    },
    timeoutMs: writeMs,
    onOutput: () => {},
    signal: context.options.signal,
  })
  if (exitCode === 0) return Buffer.from(stdout).toString().replace(/\n$/, '')
  const reason = `${targetName(remote.hops)}: ${Buffer.from(stderr).toString().trim()}`
  throw new RunbookError('E_REMOTE', reason, { hint: 'Let :file name a path that can be written.' })
}

function writing(path: string, { step }: Outcome): string {
  const { madeDirectory, mode } = step.arguments.resultFile
  const file = shellQuote(`./${path}`)
  const lines = [
    ...(madeDirectory === '' ? [] : [`mkdir -p -- ${shellQuote(`./${posix.dirname(path)}`)}`]),
    `cat >${file}`,
    ...(mode === null ? [] : [`chmod ${mode.toString(8)} ${file}`]),
  ]
  return lines.join(' && ')
}
