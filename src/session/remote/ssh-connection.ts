import { type ChildProcess, spawn } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { join } from 'node:path'

import { shellQuote } from '../../plan/shell-quote.ts'
import { destination } from '../../remote/methods/ssh.ts'
import type { Hop } from '../../remote/remote-place.ts'
import { send } from '../../sandbox/process-tree.ts'
import { type ClientCommand, clientCommand } from './client-command.ts'
import { remoteFault } from './remote-fault.ts'
import { sshOptions } from './ssh-options.ts'

/** What a connection is made from. */
export interface ConnectionOptions {
  /** The hops of ssh(1) from here, nearest first. */
  readonly hops: readonly Hop[]
  /** Options of the connection to the hop before, empty for the first. */
  readonly through: readonly string[]
  readonly config: string
  /** Private directory for the control socket. */
  readonly directory: string
  readonly env: Readonly<Record<string, string>>
  readonly signal: AbortSignal
}

/** A connection that the commands of a run share. */
export interface SshConnection {
  /** Options that make ssh(1) use it, and never connect by itself. */
  readonly options: readonly string[]
  close(): Promise<void>
}

const connectMs = 60_000
const closeMs = 2_000
/** Bytes of a socket's path, of 108, that leave room for what ssh puts behind it (unix(7)). */
const longestSocket = 85

/**
 * Connects to a host and keeps the connection for others (ssh_config(5), ControlMaster). It lasts as long as a `cat`
 * on the other side, which ends with our end of its input: also when this process is killed.
 * Throws `E_REMOTE` when the host is not reached within a minute, does not know us, or is not known.
 */
export async function openSshConnection(options: ConnectionOptions): Promise<SshConnection> {
  const { hops, directory, config, env } = options
  const socket = join(directory, `c${randomBytes(4).toString('hex')}`)
  if (Buffer.byteLength(socket) > longestSocket) {
    throw remoteFault(hops, `${directory} is too long a path for a socket; set TMPDIR to another`)
  }
  const common = sshOptions({ config, socket })
  const child = start(clientCommand(masterCommand(options, common), env))
  const close = closing(child)
  try {
    await connected(child, options)
  } catch (error) {
    await close(0)
    throw error
  }
  // Where the connection is gone, a client would make one of its own.
  const shared = ['-o', 'ControlMaster=no', '-o', 'ProxyCommand=false']
  return { options: [...common, ...shared], close: () => close(closeMs) }
}

/** A hop behind another is reached through that one's connection, as ProxyJump does, and checked from here. */
function masterCommand({ hops, through }: ConnectionOptions, common: readonly string[]): string[] {
  const [hop, before] = [hops.at(-1), hops.at(-2)]
  if (hop === undefined) throw remoteFault(hops, 'there is no host')
  const proxy = before === undefined ? [] : ['-o', `ProxyCommand=${proxyCommand(through, before)}`]
  const master = ['-o', 'ControlMaster=yes', '-T', ...proxy]
  return ['ssh', ...common, ...master, ...destination(hop), `/bin/sh -c 'echo ${hello}; cat'`]
}

function proxyCommand(through: readonly string[], before: Hop): string {
  const words = [
    ...through.map(proxyWord),
    '-W',
    "'[%h]:%p'",
    ...destination(before).map(proxyWord),
  ]
  return ['ssh', ...words].join(' ')
}

const hello = 'runbook-connected'

/** A word of a ProxyCommand, which a shell reads after ssh(1) has read its percent signs. */
function proxyWord(word: string): string {
  return shellQuote(word.replaceAll('%', '%%'))
}

function start({ file, args, env, cwd }: ClientCommand): ChildProcess {
  // A session of its own: no terminal to ask on, and none to be interrupted from.
  return spawn(file, args, { env, cwd, detached: true, stdio: ['pipe', 'pipe', 'pipe'] })
}

/** Waits for the other side's first word. */
async function connected(child: ChildProcess, { hops, signal }: ConnectionOptions): Promise<void> {
  let said = ''
  const undo: (() => void)[] = []
  try {
    await new Promise<void>((resolve, reject) => {
      const fail = (reason: string): void => reject(remoteFault(hops, reason))
      const late = setTimeout(fail, connectMs, 'the host did not answer within a minute')
      const stop = (): void => fail('interrupted while connecting')
      signal.addEventListener('abort', stop, { once: true })
      undo.push(() => clearTimeout(late))
      undo.push(() => signal.removeEventListener('abort', stop))
      if (signal.aborted) stop()
      child.stdout?.on('data', greeting(resolve))
      child.stderr?.on('data', (data: Buffer) => {
        said = (said + data.toString('utf8')).slice(-4096)
      })
      child.stdin?.on('error', () => undefined)
      child.once('error', (error) => fail(error.message))
      child.once('close', () => fail(said))
    })
  } finally {
    for (const act of undo) act()
  }
}

/** What a login shell says of its own comes before the greeting. */
function greeting(greeted: () => void): (data: Buffer) => void {
  let heard = ''
  return (data) => {
    heard = (heard + data.toString('latin1')).slice(-4096)
    if (heard.includes(hello)) greeted()
  }
}

/** Ends the connection by ending its input; a signal follows when that does not help in time. */
function closing(child: ChildProcess): (graceMs: number) => Promise<void> {
  const ended = new Promise<void>((resolve) => {
    child.once('close', () => resolve())
    child.once('error', () => resolve())
  })
  return async (graceMs) => {
    child.stdin?.end()
    const { pid } = child
    const late = setTimeout(() => pid !== undefined && send(-pid, 'SIGTERM'), graceMs)
    await ended
    clearTimeout(late)
  }
}
