import { execFile } from 'node:child_process'
import { closeSync, constants, ftruncateSync, mkdirSync, openSync, writeSync } from 'node:fs'
import { Socket } from 'node:net'
import { join } from 'node:path'
import { promisify } from 'node:util'

import type { Mount } from '../sandbox/policy.ts'
import { makePrivateDirectory, removePrivateDirectory } from '../sandbox/private-directory.ts'
import { scriptsInside } from './script-file.ts'
import { pipesInside } from './shell-server-text.ts'

/** An output stream of a script on its way. */
export interface ScriptStream {
  /** Resolves when nothing can write to it any more and all was read. */
  readonly closed: Promise<void>
  /** Lets it close also when no script ever opened it. */
  release(): void
}

/**
 * The host's side of the streams of a shell server's scripts: a file for standard input and two FIFOs, used again for each
 * script. Inside they are read-only, so nobody puts others in their place; no script is alive beside another.
 */
export class ScriptPipes {
  readonly #directory = makePrivateDirectory('server')
  readonly #pipes = join(this.#directory, 'pipes')
  readonly #input: number
  /** Host directory of scripts that are files. */
  readonly scripts: string = join(this.#directory, 'scripts')
  readonly mounts: readonly Mount[] = [
    { source: this.#pipes, target: pipesInside, access: 'read' },
    { source: this.scripts, target: scriptsInside, access: 'read' },
  ]

  constructor() {
    for (const directory of [this.#pipes, this.scripts]) mkdirSync(directory, { mode: 0o700 })
    this.#input = openSync(join(this.#pipes, 'in'), 'wx', 0o600)
  }

  /** Makes the FIFOs; the sandbox may start meanwhile. */
  async make(): Promise<void> {
    const names = ['out', 'err'].map((name) => join(this.#pipes, name))
    await promisify(execFile)('/usr/bin/mkfifo', ['-m', '600', ...names])
  }

  /** Sets the standard input of the next script. */
  setInput(input: Uint8Array | string): void {
    const bytes = Buffer.from(input)
    for (let at = 0; at < bytes.length;)
      at += writeSync(this.#input, bytes, at, bytes.length - at, at)
    ftruncateSync(this.#input, bytes.length)
  }

  /** Opens an output stream for the next script: a pipe of its own, since both ends of the last are closed. */
  open(name: 'out' | 'err', onData: (data: Uint8Array) => void): ScriptStream {
    const path = join(this.#pipes, name)
    const fd = openSync(path, constants.O_RDONLY | constants.O_NONBLOCK)
    const socket = new Socket({ fd, readable: true, writable: false })
    socket.on('data', onData)
    socket.on('error', () => socket.destroy())
    // Its descriptor is closed only then, so that the next script's reader is alone.
    const closed = new Promise<void>((resolve) => {
      socket.once('close', () => resolve())
    })
    return { closed, release: () => socket.closed || hangUp(path) }
  }

  close(): void {
    closeSync(this.#input)
    removePrivateDirectory(this.#directory)
  }
}

/** A writer that comes and goes is what ends a FIFO that had none (fifo(7)). */
function hangUp(path: string): void {
  try {
    closeSync(openSync(path, constants.O_WRONLY | constants.O_NONBLOCK))
  } catch {
    // Without a reader it has ended already (ENXIO).
  }
}
