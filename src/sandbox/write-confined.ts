import { randomBytes } from 'node:crypto'
import {
  closeSync,
  constants,
  fchmodSync,
  fsyncSync,
  lstatSync,
  openSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import { dirname } from 'node:path'

import { RunbookError } from '../errors.ts'
import { type ConfinedPath, withDirectory } from './confined-path.ts'

/** A file to write below a root. */
export interface ConfinedWrite extends ConfinedPath {
  readonly data: Uint8Array | string
  /** Permission bits, or null for the present file's, or else the usual ones. */
  readonly mode: number | null
  readonly createDirectories: boolean
}

/**
 * Replaces a file below a root in one step, never through a link: a link at the place of the file is
 * replaced, not followed, and a directory that leads out of the root is refused (`E_REFUSED`).
 *
 * The text goes to a new file beside it, is synced to disk and renamed (rename(2)), so a reader sees
 * the old file or the new one. When that fails (`E_UNWRITABLE`) no file is left behind.
 */
export function writeConfined(write: ConfinedWrite): void {
  try {
    withDirectory(write, (file) => replace(file, write))
  } catch (error) {
    if (error instanceof RunbookError) throw error
    throw unwritable(write.path, error as NodeJS.ErrnoException)
  }
}

function replace(file: string, { data, mode }: ConfinedWrite): void {
  const directory = dirname(file)
  const temporary = `${directory}/.runbook-${randomBytes(8).toString('hex')}.tmp`
  const wanted = mode ?? presentMode(file)
  try {
    writeNew(temporary, data, wanted)
    renameSync(temporary, file)
  } catch (error) {
    rmSync(temporary, { force: true })
    throw error
  }
  sync(directory)
}

/** The permission bits of the regular file there; null for anything else and for nothing. */
function presentMode(file: string): number | null {
  const stat = lstatSync(file, { throwIfNoEntry: false })
  return stat !== undefined && stat.isFile() ? stat.mode & 0o777 : null
}

function writeNew(file: string, data: Uint8Array | string, mode: number | null): void {
  const flags = constants.O_WRONLY | constants.O_CREAT | constants.O_EXCL | constants.O_NOFOLLOW
  const open = openSync(file, flags, 0o666)
  try {
    writeFileSync(open, data)
    // Not by open(2), whose mode the umask cuts.
    if (mode !== null) fchmodSync(open, mode & 0o777)
    fsyncSync(open)
  } finally {
    closeSync(open)
  }
}

function sync(directory: string): void {
  const open = openSync(directory, constants.O_RDONLY | constants.O_DIRECTORY)
  try {
    fsyncSync(open)
  } finally {
    closeSync(open)
  }
}

const hints: Readonly<Record<string, string>> = {
  EACCES: 'Give yourself write permission on its directory.',
  EROFS: 'Write to a file system that is not read-only.',
  ENOSPC: 'Free some space on its disk.',
  EDQUOT: 'Free some of your disk quota.',
  ENOENT: 'Create its directory first, or ask for that (:mkdirp yes).',
  EISDIR: 'There is a directory of that name; choose another name.',
}

function unwritable(path: string, cause: NodeJS.ErrnoException): RunbookError {
  const hint = hints[cause.code ?? ''] ?? 'Choose a place that can be written.'
  return new RunbookError('E_UNWRITABLE', `cannot write ${path}: ${cause.code ?? cause.message}`, {
    hint,
    cause,
  })
}
