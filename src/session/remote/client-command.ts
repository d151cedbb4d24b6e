import { isAbsolute } from 'node:path'

import { RunbookError } from '../../errors.ts'
import { closeDescriptors } from '../../sandbox/confine.ts'
import { findProgram } from '../../sandbox/find-program.ts'

/** A command line of this machine that reaches another, and all that it is started with. */
export interface ClientCommand {
  readonly file: string
  readonly args: readonly string[]
  readonly env: Readonly<Record<string, string>>
  readonly cwd: string
}

/**
 * Makes a client such as ssh(1) or docker(1) ready to start: outside of the sandbox, with the user's own environment,
 * but without file descriptors above 2, and away from the document's directory. Directories of PATH that are
 * not absolute are passed over. Throws `E_REMOTE` when the program is missing.
 */
export function clientCommand(
  argv: readonly string[],
  env: Readonly<Record<string, string>>,
): ClientCommand {
  const [name = '', ...args] = argv
  const path = (env['PATH'] ?? '').split(':').filter(isAbsolute).join(':')
  const program = findProgram(name, path)
  if (program === null) {
    throw new RunbookError('E_REMOTE', `${name} is not installed on this machine`, {
      hint: `Install ${name}, or put it on your PATH.`,
    })
  }
  const script = `${closeDescriptors}exec "$@"`
  return {
    file: '/bin/bash',
    args: ['--noprofile', '--norc', '-c', script, 'runbook', program, ...args],
    env,
    cwd: '/',
  }
}
