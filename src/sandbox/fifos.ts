import { execFileSync } from 'node:child_process'
import { constants, openSync } from 'node:fs'

/** Makes FIFOs that this user alone may open, at paths that are free. */
export function makeFifos(paths: readonly string[]): void {
  execFileSync('/usr/bin/mkfifo', ['-m', '600', ...paths], { stdio: 'ignore' })
}

/** Opens a FIFO for reading and writing, so that neither side ever waits for the other to open; the answer is its descriptor. */
export function openFifo(path: string): number {
  return openSync(path, constants.O_RDWR | constants.O_NONBLOCK)
}
