import { execFile } from 'node:child_process'
import { closeSync, constants, mkdirSync, openSync, writeSync } from 'node:fs'
import { Socket } from 'node:net'
import { join } from 'node:path'
import { setImmediate } from 'node:timers/promises'
import { promisify } from 'node:util'

import { openFifo } from '../sandbox/fifos.ts'
import type { Mount } from '../sandbox/policy.ts'
import { makePrivateDirectory, removePrivateDirectory } from '../sandbox/private-directory.ts'
import { RewrittenFile } from './rewritten-file.ts'
import { scriptsInside } from './script-file.ts'
import { pipesInside } from './shell-server-text.ts'

type Receive = (data: Uint8Array, stream: 'stdout' | 'stderr') => void

/**
 * The host's side of the streams of a shell server's scripts, used again for each: a file for standard input, a FIFO for
 * scripts that a shell waits for, and one for each output. Inside they are read-only, so nobody puts others in their place; no
 * script is alive beside another.
 */
export class ScriptPipes {
  readonly #directory = makePrivateDirectory('server')
  readonly #pipes = join(this.#directory, 'pipes')
  readonly #input: RewrittenFile
  /** Writers of our own: while there is one, an output has no end (fifo(7)). */
  #keepers: number[] = []
  #closed: Promise<unknown> = Promise.resolve()
  /** The script's pipe while a shell waits at it, else -1. */
  #script = -1
  #receive: Receive = () => undefined
  /** Host directory of scripts that are files. */
  readonly scripts: string = join(this.#directory, 'scripts')
  readonly mounts: readonly Mount[] = [
    { source: this.#pipes, target: pipesInside, access: 'read' },
    { source: this.scripts, target: scriptsInside, access: 'read' },
  ]

  constructor() {
    for (const directory of [this.#pipes, this.scripts]) mkdirSync(directory, { mode: 0o700 })
    this.#input = new RewrittenFile(join(this.#pipes, 'in'))
  }

  /** Makes the FIFOs; the sandbox may start meanwhile. */
  async make(): Promise<void> {
    const names = ['out', 'err', 'script'].map((name) => join(this.#pipes, name))
    await promisify(execFile)('/usr/bin/mkfifo', ['-m', '600', ...names])
    this.#closed = Promise.all([this.#open('out', 'stdout'), this.#open('err', 'stderr')])
  }

  /** Sets the standard input of the next script. */
  setInput(input: Uint8Array | string): void {
    this.#input.write(input)
  }

  /** Sets who gets the outputs from now on. */
  receive(receive: Receive): void {
    this.#receive = receive
  }

  /** Resolves when all is received that was written before. */
  async drained(): Promise<void> {
    // What has been written is read in one turn of the event loop, before the callbacks of setImmediate().
    await setImmediate()
  }

  /** Resolves when nobody can write to the outputs any more and all is received; there is no next script then. */
  async ended(): Promise<void> {
    this.#releaseOutputs()
    await this.#closed
  }

  /** Lets a shell open the pipe of its script, and wait there. */
  openScript(): void {
    this.#script = openFifo(join(this.#pipes, 'script'))
  }

  /** Hands the script over to the shell that waits, at most 4 KiB; without one the shell ends. */
  sendScript(text: string): void {
    if (text !== '') writeSync(this.#script, text)
    closeSync(this.#script)
    this.#script = -1
  }

  close(): void {
    this.#releaseOutputs()
    if (this.#script !== -1) closeSync(this.#script)
    this.#input.close()
    removePrivateDirectory(this.#directory)
  }

  #releaseOutputs(): void {
    for (const keeper of this.#keepers.splice(0)) closeSync(keeper)
  }

  /** Opens an output; the answer settles when it has ended. */
  #open(name: 'out' | 'err', stream: 'stdout' | 'stderr'): Promise<void> {
    const path = join(this.#pipes, name)
    const fd = openSync(path, constants.O_RDONLY | constants.O_NONBLOCK)
    this.#keepers.push(openSync(path, constants.O_WRONLY | constants.O_NONBLOCK))
    const socket = new Socket({ fd, readable: true, writable: false })
    socket.on('data', (data: Uint8Array) => this.#receive(data, stream))
    socket.on('error', () => socket.destroy())
    return new Promise((resolve) => {
      socket.once('close', () => resolve())
    })
  }
}
