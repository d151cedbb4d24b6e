import { type ChildProcess, spawn } from 'node:child_process'
import { randomBytes } from 'node:crypto'

import type { Hop } from '../../remote/remote-place.ts'
import { killTree } from '../../sandbox/process-tree.ts'
import { remoteDirectoryName, type RemoteHosts } from './remote-hosts.ts'
import { readingProgram, supervisorProgram } from './supervisor.ts'

/** Our end of a supervisor on another machine. */
export interface Supervised {
  /** The client program; its output is the supervisor's. */
  readonly child: ChildProcess
  /** Directory of the supervisor on the other machine. */
  readonly directory: string
  readonly nonce: string
  /** Puts a file into the directory; `name` is one of ours. */
  readonly put: (name: string, data: Uint8Array | string) => void
  /** Gives the supervisor one line. */
  readonly tell: (line: string) => void
  /** Our end is closed, so the supervisor kills what it started, and goes. */
  readonly hangUp: () => void
  /** Kills the client program; the supervisor then finds its input closed. */
  readonly kill: () => void
}

/** Starts a supervisor at the end of the hops. Throws `E_REMOTE` when the way there cannot be gone. */
export async function startSupervisor(
  hosts: RemoteHosts,
  hops: readonly Hop[],
  signal: AbortSignal,
): Promise<Supervised> {
  const directory = remoteDirectoryName()
  const nonce = randomBytes(16).toString('hex')
  const program = supervisorProgram({ directory, nonce })
  const argv = readingProgram(program)
  const { file, args, env, cwd } = await hosts.command(hops, argv, { terminal: false, signal })
  // A session of its own: an interrupt of our terminal goes to us alone.
  const stdio = ['pipe', 'pipe', 'pipe'] as const
  const child = spawn(file, args, { env, cwd, detached: true, stdio: [...stdio] })
  // A client that has gone is seen by its end; what it did not read does not matter then.
  child.stdin.on('error', () => undefined)
  child.stdin.write(program)
  return {
    child,
    directory,
    nonce,
    put: (name, data) => {
      child.stdin.write(`put ${name} ${Buffer.byteLength(data)}\n`)
      child.stdin.write(data)
    },
    tell: (line) => void child.stdin.write(`${line}\n`),
    hangUp: () => child.stdin.end(),
    kill: () => {
      if (child.pid !== undefined) killTree(child.pid)
    },
  }
}
