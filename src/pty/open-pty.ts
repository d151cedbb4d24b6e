import { closeSync, constants, openSync } from 'node:fs'

import { type IPty, spawn } from '@lydell/node-pty'

import type { Pty } from './pty.ts'

/** What to start, where, and the terminal's size in cells. */
export interface PtyOptions {
  readonly file: string
  readonly args: readonly string[]
  /** The whole environment, `TERM` included. */
  readonly env: Readonly<Record<string, string>>
  readonly cwd: string
  readonly cols: number
  readonly rows: number
}

/** What node-pty has on Unix beyond its types. */
interface UnixPty {
  readonly ptsName: string
  write(data: Uint8Array | string): void
  destroy(): void
}

/**
 * Starts a process on a new pseudo-terminal.
 *
 * The slave side is held open for the terminal's life: otherwise the kernel drops what the master
 * has not read yet when the last process goes (microsoft/node-pty#85).
 */
export function openPty({ file, args, env, cwd, cols, rows }: PtyOptions): Pty {
  // Without an encoding node-pty hands over bytes, whatever its types say.
  const options = { env: { ...env }, cwd, cols, rows, encoding: null }
  const child = spawn(file, [...args], options)
  const unix = child as unknown as UnixPty
  const slave = openSync(unix.ptsName, constants.O_RDWR | constants.O_NOCTTY)
  let ended = false
  const exited = exitOf(child, () => {
    ended = true
    closeSync(slave)
  })
  const unlessEnded = (act: () => void): void => {
    if (!ended) act()
  }
  return {
    pid: child.pid,
    device: unix.ptsName,
    exited,
    onData: replay(child),
    write: (data) => unlessEnded(() => unix.write(data)),
    resize: (newCols, newRows) => unlessEnded(() => child.resize(newCols, newRows)),
    pause: () => unlessEnded(() => child.pause()),
    resume: () => unlessEnded(() => child.resume()),
    kill: (signal) => unlessEnded(() => child.kill(signal)),
    close: async () => {
      unlessEnded(() => {
        child.kill('SIGKILL')
        unix.destroy()
      })
      await exited
    },
  }
}

function exitOf(child: IPty, before: () => void): Pty['exited'] {
  return new Promise((resolve) => {
    child.onExit(({ exitCode, signal = 0 }) => {
      before()
      resolve({ exitCode, signal })
    })
  })
}

/** Keeps output until there is a receiver for it. */
function replay(child: IPty): Pty['onData'] {
  let early: Uint8Array[] = []
  let receive = (data: Uint8Array): void => {
    early.push(data)
  }
  child.onData((data) => receive(data as unknown as Uint8Array))
  return (receiver) => {
    receive = receiver
    const waiting = early
    early = []
    for (const data of waiting) receiver(data)
  }
}
