import { closeSync, openSync, readSync } from 'node:fs'

/** Kept: a buffer for each of thousands of files would have the collector of garbage run all the time. */
let buffer = Buffer.alloc(16_384)

/**
 * The text of a file under /proc, of which the size is not known before it is read; at most so many bytes.
 * @throws what the system says, mostly ENOENT or ESRCH where the process is gone.
 */
export function readProc(path: string, most: number = Number.POSITIVE_INFINITY): string {
  const file = openSync(path, 'r')
  try {
    let end = 0
    for (let count = -1; count !== 0 && end < most; end += count) {
      if (end === buffer.length) buffer = Buffer.concat([buffer], 2 * buffer.length)
      count = readSync(file, buffer, end, Math.min(buffer.length, most) - end, null)
    }
    return buffer.toString('latin1', 0, end)
  } finally {
    closeSync(file)
  }
}

/** The same; `''` where the process is gone. */
export function procText(path: string, most: number = Number.POSITIVE_INFINITY): string {
  try {
    return readProc(path, most)
  } catch {
    return ''
  }
}
