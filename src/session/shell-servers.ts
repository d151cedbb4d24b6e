import { setImmediate } from 'node:timers/promises'

import { findProgram } from '../sandbox/find-program.ts'
import type { Policy } from '../sandbox/policy.ts'
import { standardPath } from '../sandbox/shell-environment.ts'
import type { Language } from './languages/language.ts'
import type { OnceRun } from './once-run.ts'
import type { Output } from './output.ts'
import { readsAhead } from './reads-ahead.ts'
import { checkProgram, runOnce } from './run-once.ts'
import { canWait, ShellServer } from './shell-server.ts'

/** From these scripts on a second sandbox pays, and a third. */
const [manyScripts, veryManyScripts] = [8, 64]

/** The sandboxes of scripts with one policy. */
interface Pool {
  readonly policy: Policy
  /** Those that run no script, the one that has waited longest first. */
  readonly idle: ShellServer[]
  /** How many idle ones are kept. */
  most: number
  scripts: number
}

/**
 * The sandboxes of a run that scripts without session share, as long as they leave nothing in it: one for each policy.
 * When there are many scripts, two take turns, and later three: while a script runs in one, a shell starts in another, which
 * nothing of the script can reach, and waits for the next. With three it has the time of two scripts for that.
 */
export class ShellServers {
  readonly #pools = new Map<Policy, Pool>()
  /** What opens or prepares a sandbox while scripts run in others. */
  readonly #aside = new Set<Promise<void>>()
  readonly #programs = new Set<string>()
  #isClosed = false
  /** Dash starts a process in half the time that bash takes. */
  readonly #shell = findProgram('dash', standardPath) ?? '/bin/bash'

  /**
   * Runs a script in a fresh shell, as `runOnce()` does, but without making a sandbox each time. A script that runs at the
   * same time as another gets a sandbox of its own. Throws what `runOnce()` throws.
   */
  async run(run: OnceRun): Promise<Output> {
    if (!canShare(run.policy)) return runOnce(run)
    this.#check(run)
    const pool = this.#pool(run.policy)
    pool.scripts += 1
    const server = (await take(pool)) ?? (await ShellServer.open(run.policy, this.#shell))
    const output = await server.run(run).catch(async (error: unknown) => {
      await server.close()
      throw error
    })
    if (pool.idle.length >= pool.most) await server.close()
    else pool.idle.push(server)
    if (pool.scripts >= manyScripts) this.#lookAhead(pool, run)
    return output
  }

  /** Ends every sandbox. */
  async close(): Promise<void> {
    this.#isClosed = true
    await Promise.all(this.#aside)
    const servers = [...this.#pools.values()].flatMap(({ idle }) => idle.splice(0))
    await Promise.all(servers.map((server) => server.close()))
  }

  /** A program that was there is taken to stay; without it the script says so. */
  #check(run: OnceRun): void {
    const key = `${run.language.program} ${run.policy.env['PATH'] ?? ''}`
    if (this.#programs.has(key)) return
    checkProgram(run)
    this.#programs.add(key)
  }

  #pool(policy: Policy): Pool {
    const known = this.#pools.get(policy)
    if (known) return known
    const key = JSON.stringify(policy)
    const same = [...this.#pools.values()].find((pool) => JSON.stringify(pool.policy) === key)
    const pool = same ?? { policy, idle: [], most: 1, scripts: 0 }
    this.#pools.set(policy, pool)
    return pool
  }

  /** Lets the shell of the next script start while it is not there yet, when the present one is the like of it. */
  #lookAhead(pool: Pool, run: OnceRun): void {
    if (!canWait(run) || !readsAhead(run.language.program)) return
    // The next script goes first; one sandbox will do when there cannot be another.
    const work = setImmediate()
      .then(async () => this.#prepare(pool, run.language))
      .catch(() => undefined)
    this.#aside.add(work)
    void work.finally(() => this.#aside.delete(work))
  }

  async #prepare(pool: Pool, language: Language): Promise<void> {
    if (this.#isClosed) return
    const most = pool.scripts < veryManyScripts ? 2 : 3
    const isMore = most > pool.most
    pool.most = most
    if (isMore) pool.idle.unshift(await ShellServer.open(pool.policy, this.#shell))
    const usable = pool.idle.filter((server) => !server.isWaiting && server.isClean())
    for (const server of usable) server.prepare(language)
  }
}

/** An idle sandbox in which the next script would find nothing; the others go. */
async function take({ idle }: Pool): Promise<ShellServer | null> {
  for (let server = idle.shift(); server; server = idle.shift()) {
    if (server.isClean()) return server
    await server.close()
  }
  return null
}

/** Variables that shells set or read in a way of their own. */
const shellVariables: ReadonlySet<string> = new Set(
  'BASHOPTS BASH_VERSINFO EUID LINENO OLDPWD OPTIND PPID PWD SHELLOPTS SHLVL UID _'.split(' '),
)

/**
 * True when scripts lose nothing in a shared sandbox: there is one, `/tmp` and home are shared by the run's sandboxes anyway,
 * and a shell can hand over all variables. Through a Unix socket a script could hand its pipes to a process in another
 * sandbox of the run (unix(7), SCM_RIGHTS), which would keep them for the scripts that come.
 */
function canShare({ backend, shared, env, network }: Policy): boolean {
  const isPlain = (name: string): boolean =>
    /^[A-Za-z_]\w*$/u.test(name) && !shellVariables.has(name)
  return (
    backend === 'bubblewrap' &&
    network !== 'sockets' &&
    shared !== '' &&
    Object.keys(env).every(isPlain)
  )
}
