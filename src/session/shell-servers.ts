import { findProgram } from '../sandbox/find-program.ts'
import type { Policy } from '../sandbox/policy.ts'
import { standardPath } from '../sandbox/shell-environment.ts'
import type { OnceRun } from './once-run.ts'
import type { Output } from './output.ts'
import { checkProgram, runOnce } from './run-once.ts'
import { ShellServer } from './shell-server.ts'

/** The sandboxes of a run that scripts without session share: one for each policy, as long as they leave nothing in it. */
export class ShellServers {
  readonly #idle = new Map<string, ShellServer>()
  /** Dash starts a process in half the time that bash takes. */
  readonly #shell = findProgram('dash', standardPath) ?? '/bin/bash'

  /**
   * Runs a script in a fresh shell, as `runOnce()` does, but without making a sandbox each time. A script that runs at the
   * same time as another gets a sandbox of its own. Throws what `runOnce()` throws.
   */
  async run(run: OnceRun): Promise<Output> {
    if (!canShare(run.policy)) return runOnce(run)
    checkProgram(run)
    const key = JSON.stringify(run.policy)
    const server = (await this.#take(key)) ?? (await ShellServer.open(run.policy, this.#shell))
    const output = await server.run(run)
    if (this.#idle.has(key)) await server.close()
    else this.#idle.set(key, server)
    return output
  }

  /** Ends every sandbox. */
  async close(): Promise<void> {
    await Promise.all([...this.#idle.values()].map((server) => server.close()))
    this.#idle.clear()
  }

  async #take(key: string): Promise<ShellServer | null> {
    const server = this.#idle.get(key)
    if (server === undefined) return null
    this.#idle.delete(key)
    if (await server.isClean()) return server
    await server.close()
    return null
  }
}

/** Variables that shells set or read in a way of their own. */
const shellVariables: ReadonlySet<string> = new Set(
  'BASHOPTS BASH_VERSINFO EUID LINENO OLDPWD OPTIND PPID PWD SHELLOPTS SHLVL UID _'.split(' '),
)

/**
 * True when scripts lose nothing in a shared sandbox: there is one, `/tmp` and home are shared by the run's sandboxes anyway,
 * and a shell can hand over all variables.
 */
function canShare({ backend, shared, env }: Policy): boolean {
  const isPlain = (name: string): boolean =>
    /^[A-Za-z_]\w*$/u.test(name) && !shellVariables.has(name)
  return backend === 'bubblewrap' && shared !== '' && Object.keys(env).every(isPlain)
}
