import { randomBytes } from 'node:crypto'

import { RunbookError } from '../errors.ts'
import { openPty } from '../pty/open-pty.ts'
import { confine } from '../sandbox/confine.ts'
import type { Mount, Policy } from '../sandbox/policy.ts'
import { openControlChannel } from './control-channel.ts'
import type { Language } from './languages/language.ts'
import { LiveSession } from './live-session.ts'
import { outputText } from './output-text.ts'
import type { Session } from './session.ts'

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
const startMs = 20_000

/**
 * Starts a shell under the policy, on a terminal of its own, and waits until it takes scripts.
 * Throws `E_SESSION` when the language has no sessions or the shell does not come up, and what
 * `confine()` throws.
 */
export async function openSession(options: SessionOptions): Promise<Session> {
  const { language, policy, cwd, cols, rows } = options
  if (language.driver === null) {
    throw new RunbookError('E_SESSION', `${language.name} has no sessions`, {
      hint: 'Use bash for the session, or run the block in a shell of its own (:session none).',
    })
  }
  const nonce = randomBytes(16).toString('hex')
  const channel = openControlChannel((line) => session?.report(line))
  let session: LiveSession | undefined
  try {
    const inside = policy.backend === 'none' ? channel.directory : controlInside
    const driver = language.driver({ control: inside, nonce })
    channel.writeDriver(driver.text)
    const mount: Mount = { source: channel.directory, target: controlInside, access: 'read' }
    const command = confine(
      { ...policy, mounts: [...policy.mounts, mount], env: { ...policy.env, ...driver.env } },
      driver.argv,
      { terminal: true, cwd },
    )
    const pty = openPty({ ...command, cols, rows })
    session = new LiveSession({ pty, channel, nonce, policy })
    await ready(session)
    return session
  } catch (error) {
    await session?.close()
    channel.close()
    throw error
  }
}

/** Waits for the driver's first word; what the terminal showed instead is the reason. */
async function ready(session: LiveSession): Promise<void> {
  let timer: NodeJS.Timeout | undefined
  const late = new Promise<'late'>((resolve) => {
    timer = setTimeout(resolve, startMs, 'late')
  })
  const outcome = await Promise.race([session.started, late])
  clearTimeout(timer)
  if (outcome === 'ready') return
  const said = outputText(session.greeting()).trim()
  const reason = outcome === 'late' ? 'the shell did not answer' : 'the shell ended at its start'
  throw new RunbookError('E_SESSION', said === '' ? reason : `${reason}: ${said}`, {
    hint: 'Run `runbook doctor` to see whether bash and the sandbox work here.',
  })
}
