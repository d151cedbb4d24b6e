import { randomBytes } from 'node:crypto'
import { closeSync, constants, openSync, writeSync } from 'node:fs'

/** Marks that go through a terminal behind its output, so that their coming tells that all output has come. */
export interface Fence {
  /** Sends a mark; none when the terminal takes no output now. */
  send(): void
  /** Takes the marks out of what has come. */
  strip(data: Uint8Array): { readonly data: Uint8Array; readonly isFenced: boolean }
  close(): void
}

/**
 * Opens the program's side of a terminal for marks. The kernel hands output over later, by a worker of its own, but in order
 * (Linux, drivers/tty/tty_buffer.c).
 */
export function openFence(device: string): Fence {
  const mark = Buffer.from(`\u001b]7337;${randomBytes(16).toString('hex')}\u0007`)
  // Output that is stopped (Ctrl+S) would block.
  const flags = constants.O_WRONLY | constants.O_NONBLOCK | constants.O_NOCTTY
  const open = openSync(device, flags)
  let held: Uint8Array = Buffer.alloc(0)
  let underWay = 0
  return {
    send: () => {
      try {
        writeSync(open, mark)
        underWay += 1
      } catch (error) {
        if (!['EAGAIN', 'EIO'].includes((error as NodeJS.ErrnoException).code ?? '')) throw error
      }
    },
    strip: (data) => {
      if (underWay === 0) return { data, isFenced: false }
      const all = Buffer.concat([held, data])
      const at = all.indexOf(mark)
      const isFenced = at >= 0
      const rest = isFenced
        ? Buffer.concat([all.subarray(0, at), all.subarray(at + mark.length)])
        : all
      if (isFenced) underWay -= 1
      const begun = underWay > 0 ? beginningAtEnd(rest, mark) : 0
      held = rest.subarray(rest.length - begun)
      return { data: rest.subarray(0, rest.length - begun), isFenced }
    },
    close: () => closeSync(open),
  }
}

/** How many bytes at the end of the data may be a mark's beginning. */
function beginningAtEnd(data: Uint8Array, mark: Buffer): number {
  for (let length = Math.min(mark.length - 1, data.length); length > 0; length -= 1) {
    if (mark.subarray(0, length).equals(data.subarray(data.length - length))) return length
  }
  return 0
}
