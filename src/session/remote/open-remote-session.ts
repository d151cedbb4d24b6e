import { shellQuote } from '../../plan/shell-quote.ts'
import { openPty, type PtyOptions } from '../../pty/open-pty.ts'
import type { RemotePlace } from '../../remote/remote-place.ts'
import { killTree } from '../../sandbox/process-tree.ts'
import { driverOf } from '../languages/driver-of.ts'
import type { Driver, Language } from '../languages/language.ts'
import { LiveSession } from '../live-session.ts'
import type { SessionProcesses } from '../session-processes.ts'
import type { Session } from '../session.ts'
import { startFailure } from '../start-failure.ts'
import { climbSteps } from '../stop-ladder.ts'
import { openRelay, type Relay } from './open-relay.ts'
import { remoteFault } from './remote-fault.ts'
import type { RemoteHosts } from './remote-hosts.ts'
import { startScript } from './start-script.ts'
import { startSupervisor } from './supervised.ts'

/** What a session on another machine is made of. */
export interface RemoteSessionOptions {
  readonly hosts: RemoteHosts
  readonly place: RemotePlace
  readonly mkdirp: boolean
  readonly language: Language
  readonly env: Readonly<Record<string, string | null>>
  readonly outputBytes: number
  readonly cols: number
  readonly rows: number
  readonly signal: AbortSignal
}

/**
 * Starts a shell on another machine, on a terminal there, and waits until it takes scripts.
 *
 * Its control directory, with the FIFOs, is on that machine too: the driver is the one of local sessions, scripts never
 * pass the terminal, and reports cannot be mistaken for output. A supervisor serves the directory over a channel of its
 * own; when that ends, however it does, it kills the shell with all that it started.
 * Throws `E_REMOTE` when the shell does not come up there, `E_SESSION` when the language has no sessions.
 */
export async function openRemoteSession(options: RemoteSessionOptions): Promise<Session> {
  const { hosts, place, language, signal } = options
  const { hops } = place
  const supervised = await startSupervisor(hosts, hops, signal)
  const { directory, nonce } = supervised
  let session: LiveSession | undefined
  const relay = openRelay(supervised, hops, (line) => session?.report(line))
  try {
    const driver = driverOf(language, {
      control: directory,
      nonce,
      commandOf: (program) => program,
    })
    relay.writeDriver(driver.text)
    supervised.put(
      'start',
      startScript(
        {
          place,
          mkdirp: options.mkdirp,
          env: { TERM: 'xterm-256color', ...options.env, ...driver.env },
          program: language.program,
          command: `exec ${driver.argv.map(shellQuote).join(' ')}`,
        },
        { directory, marker: '' },
      ),
    )
    supervised.tell('relay')
    await relay.opened
    const shell = ['/bin/sh', `${directory}/start`, '']
    const client = await hosts.command(hops, shell, { terminal: true, signal })
    session = openTerminal(
      { ...client, ...options, env: client.env },
      { relay, nonce, resume: driver.resume, scriptName: driver.scriptName },
    )
    const reason = await startFailure(session)
    if (reason !== null) throw remoteFault(hops, reason)
    return session
  } catch (error) {
    await session?.close()
    await relay.close()
    throw error
  }
}

function openTerminal(
  options: PtyOptions & { readonly outputBytes: number },
  {
    relay,
    nonce,
    resume,
    scriptName,
  }: { relay: Relay; nonce: string } & Pick<Driver, 'resume' | 'scriptName'>,
): LiveSession {
  const pty = openPty(options)
  const processes = remoteProcesses(relay, pty.pid)
  const { outputBytes } = options
  return new LiveSession({ pty, channel: relay, nonce, resume, scriptName, processes, outputBytes })
}

/** What runs there is reached through the relay; only the client of the terminal is a process of this host. */
function remoteProcesses(relay: Relay, pid: number): SessionProcesses {
  const killAll = (): void => {
    relay.hangUp()
    killTree(pid)
  }
  return {
    shellReady: () => undefined,
    climb: () =>
      climbSteps({
        signal: (name) => {
          relay.signal(name)
          return true
        },
        killAll,
      }),
    killAll,
    overLimit: false,
    close: () => undefined,
  }
}
