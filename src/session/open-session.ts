import { randomBytes } from 'node:crypto'

import { RunbookError } from '../errors.ts'
import { openPty } from '../pty/open-pty.ts'
import { confine } from '../sandbox/confine.ts'
import { findProgram } from '../sandbox/find-program.ts'
import type { Mount, Policy } from '../sandbox/policy.ts'
import { standardPath } from '../sandbox/shell-environment.ts'
import { openControlChannel } from './control-channel.ts'
import { driverOf } from './languages/driver-of.ts'
import type { Language } from './languages/language.ts'
import { LiveSession } from './live-session.ts'
import { localProcesses } from './local-processes.ts'
import type { Session } from './session.ts'
import { startFailure } from './start-failure.ts'

/** What a session is made of. */
export interface SessionOptions {
  readonly language: Language
  readonly policy: Policy
  /** Directory to start in, as the shell sees it. */
  readonly cwd: string
  readonly cols: number
  readonly rows: number
}

const controlInside = '/run/runbook/session'

/**
 * Starts a shell under the policy, on a terminal of its own, and waits until it takes scripts.
 * Throws `E_SESSION` when the language has no sessions or the shell does not come up, and what
 * `confine()` throws.
 */
export async function openSession(options: SessionOptions): Promise<Session> {
  const { language, policy, cwd, cols, rows } = options
  const nonce = randomBytes(16).toString('hex')
  const channel = openControlChannel((line) => session?.report(line))
  let session: LiveSession | undefined
  try {
    const inside = policy.backend === 'none' ? channel.directory : controlInside
    const commandOf = (program: string): string => systemPath(program, policy)
    const driver = driverOf(language, { control: inside, nonce, commandOf })
    channel.writeDriver(driver.text)
    const mount: Mount = { source: channel.directory, target: controlInside, access: 'read' }
    const command = confine(
      { ...policy, mounts: [...policy.mounts, mount], env: { ...policy.env, ...driver.env } },
      driver.argv,
      { terminal: true, cwd },
    )
    const pty = openPty({ ...command, cols, rows })
    const { limits } = policy
    const processes = localProcesses(pty.pid, limits)
    const { resume, scriptName } = driver
    const { outputBytes } = limits
    session = new LiveSession({ pty, channel, nonce, resume, scriptName, processes, outputBytes })
    const reason = await startFailure(session)
    if (reason !== null) throw notStarted(reason)
    return session
  } catch (error) {
    await session?.close()
    await channel.close()
    throw error
  }
}

/** The path of a program of the system, which is the same inside; the name of any other. */
function systemPath(program: string, { env }: Policy): string {
  const path = findProgram(program, env['PATH'] ?? standardPath)
  return path !== null && /^\/(?:usr\/)?s?bin\//.test(path) ? path : program
}

function notStarted(reason: string): RunbookError {
  return new RunbookError('E_SESSION', reason, {
    hint: 'Run `runbook doctor` to see whether bash and the sandbox work here.',
  })
}
