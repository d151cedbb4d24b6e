import { closeSync, constants, fstatSync, openSync, readSync } from 'node:fs'

import { RunbookError } from '../errors.ts'
import { type ConfinedPath, withDirectory } from './confined-path.ts'

/** A file to read below a root. */
export interface ConfinedRead extends ConfinedPath {
  /** The largest file that is read, in bytes. */
  readonly maxBytes: number
}

/**
 * Reads a regular file below a root, never through a link at its place, and without waiting for a
 * FIFO's other end. Throws `E_REFUSED` for a link, for anything but a regular file, for a path that
 * leaves the root and for a file over the limit, `E_NO_SUCH_FILE` and `E_UNREADABLE`.
 */
export function readConfined(read: ConfinedRead): Uint8Array {
  try {
    return withDirectory({ ...read, createDirectories: false }, (file) => readRegular(file, read))
  } catch (error) {
    if (error instanceof RunbookError) throw error
    throw unreadable(read.path, error as NodeJS.ErrnoException)
  }
}

function readRegular(file: string, { path, maxBytes }: ConfinedRead): Uint8Array {
  const open = openSync(file, constants.O_RDONLY | constants.O_NOFOLLOW | constants.O_NONBLOCK)
  try {
    const stat = fstatSync(open)
    if (!stat.isFile()) throw refused(`${path} is not a regular file`)
    // Another name of the file may be a place that this user can read and the document cannot.
    if (stat.nlink > 1) throw refused(`${path} has more than one name (hard links)`)
    if (stat.size > maxBytes) throw refused(`${path} is larger than ${maxBytes} bytes`)
    return readAll(open, stat.size)
  } finally {
    closeSync(open)
  }
}

/** Reads at most the size that was checked, even when the file grows meanwhile. */
function readAll(open: number, size: number): Uint8Array {
  const bytes = new Uint8Array(size)
  let length = 0
  for (let count = -1; count !== 0 && length < size; length += count) {
    count = readSync(open, bytes, length, size - length, null)
  }
  return bytes.subarray(0, length)
}

function refused(reason: string): RunbookError {
  return new RunbookError('E_REFUSED', reason, {
    hint: 'Make the block write a plain file of that name.',
  })
}

function unreadable(path: string, cause: NodeJS.ErrnoException): RunbookError {
  if (cause.code === 'ELOOP') return refused(`${path} is a symbolic link`)
  const missing = cause.code === 'ENOENT'
  return new RunbookError(
    missing ? 'E_NO_SUCH_FILE' : 'E_UNREADABLE',
    missing ? `${path} does not exist` : `cannot read ${path}: ${cause.code ?? cause.message}`,
    { hint: missing ? 'Make the block write it.' : 'Make it readable.', cause },
  )
}
