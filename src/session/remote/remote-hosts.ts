import { randomBytes } from 'node:crypto'

import { methods } from '../../remote/methods/methods.ts'
import { type Hop, targetName } from '../../remote/remote-place.ts'
import { makePrivateDirectory, removePrivateDirectory } from '../../sandbox/private-directory.ts'
import { type ClientCommand, clientCommand } from './client-command.ts'
import { openSshConnection, type SshConnection } from './ssh-connection.ts'

/** How a user reaches other machines. */
export interface RemoteAccess {
  /** Absolute path of the configuration of ssh(1), `''` for the user's own. */
  readonly sshConfig: string
  /** The user's own environment, for ssh(1), docker(1) and the like. */
  readonly env: Readonly<Record<string, string>>
}

/** The other machines of a run: one connection each, closed at the end of the run. */
export class RemoteHosts {
  readonly #access: RemoteAccess
  readonly #connections = new Map<string, Promise<SshConnection>>()
  #directory = ''

  constructor(access: RemoteAccess) {
    this.#access = access
  }

  /**
   * The command line of this machine that runs another at the end of the hops; connects first where that is needed.
   * Throws `E_REMOTE` when the host is not reached or the client program is missing.
   */
  async command(
    hops: readonly Hop[],
    argv: readonly string[],
    { terminal, signal }: { terminal: boolean; signal: AbortSignal },
  ): Promise<ClientCommand> {
    const near = hops.filter(({ method }) => methods.get(method)?.connects)
    const connection = near.length > 0 ? (await this.#connect(near, signal)).options : []
    const start = { terminal, connection }
    // The last hop runs the command, the one before runs that, and so on; jumps are part of the connection.
    const nested = hops.slice(Math.max(0, near.length - 1)).toReversed()
    const words = nested.reduce<readonly string[]>(
      (inner, hop) => methods.get(hop.method)?.command(hop, inner, start) ?? inner,
      argv,
    )
    const env = terminal ? { ...this.#access.env, TERM: 'xterm-256color' } : this.#access.env
    return clientCommand(words, env)
  }

  /** Ends all connections, those of jumps last. */
  async close(): Promise<void> {
    for (const connection of [...this.#connections.values()].toReversed()) {
      // One that was never made has been reported to who asked for it.
      const made = await connection.catch(() => null)
      await made?.close()
    }
    this.#connections.clear()
    if (this.#directory !== '') removePrivateDirectory(this.#directory)
  }

  async #connect(hops: readonly Hop[], signal: AbortSignal): Promise<SshConnection> {
    const key = targetName(hops)
    const known = this.#connections.get(key)
    if (known) return known
    const made = this.#open(hops, signal)
    this.#connections.set(key, made)
    // A host that was not reached is tried again by the next block.
    made.catch(() => this.#connections.delete(key))
    return made
  }

  async #open(hops: readonly Hop[], signal: AbortSignal): Promise<SshConnection> {
    const before = hops.slice(0, -1)
    const through = before.length > 0 ? (await this.#connect(before, signal)).options : []
    if (this.#directory === '') this.#directory = makePrivateDirectory('ssh')
    const { sshConfig: config, env } = this.#access
    return openSshConnection({ hops, through, config, directory: this.#directory, env, signal })
  }
}

/** A name for a directory on another machine, in the place that TRAMP uses too, that nobody can guess. */
export function remoteDirectoryName(): string {
  return `/tmp/runbook-${randomBytes(12).toString('hex')}`
}
