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
import { type ConfinedPlace, withDirectory } from './confined-path.ts'
import { temporaryName } from './temporary-name.ts'

/** A file to write below a root. */
export interface ConfinedWrite extends ConfinedPlace {
  readonly data: Uint8Array | string
  /** Permission bits, or null for the present file's, or else the usual ones. */
  readonly mode: number | null
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
    throw unwritable(write.path, error)
  }
}

function replace(file: string, { data, mode }: ConfinedWrite): void {
  const directory = dirname(file)
  replaceFile(file, { data, mode: mode ?? presentMode(file), synced: true })
  sync(directory)
}

/** What a file is replaced by. */
export interface Replacement {
  readonly data: Uint8Array | string
  /** Permission bits, null for the usual ones. */
  readonly mode: number | null
  /** The data reaches the disk before the file has its name. */
  readonly synced: boolean
}

/** Puts a new file in the place of one, in one step; errors of the file system pass, and leave no file behind. */
export function replaceFile(file: string, replacement: Replacement): void {
  const temporary = `${dirname(file)}/${temporaryName()}`
  try {
    writeNew(temporary, replacement)
    renameSync(temporary, file)
  } catch (error) {
    rmSync(temporary, { force: true })
    throw error
  }
}

/** The permission bits of the regular file there; null for anything else and for nothing. */
function presentMode(file: string): number | null {
  const stat = lstatSync(file, { throwIfNoEntry: false })
  return stat !== undefined && stat.isFile() ? stat.mode & 0o777 : null
}

function writeNew(file: string, { data, mode, synced }: Replacement): void {
  const flags = constants.O_WRONLY | constants.O_CREAT | constants.O_EXCL | constants.O_NOFOLLOW
  const open = openSync(file, flags, 0o666)
  try {
    writeFileSync(open, data)
    // Not by open(2), whose mode the umask cuts.
    if (mode !== null) fchmodSync(open, mode & 0o777)
    if (synced) fsyncSync(open)
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
  ENOTDIR: 'A part of its path is a file and no directory; choose another path.',
  ENAMETOOLONG: 'Choose a shorter name.',
  EISDIR: 'There is a directory of that name; choose another name.',
}

/** A file system's refusal in our words; what is one of our errors already stays as it is. */
export function unwritable(path: string, error: unknown): RunbookError {
  if (error instanceof RunbookError) return error
  const cause = error as NodeJS.ErrnoException
  const hint = hints[cause.code ?? ''] ?? 'Choose a place that can be written.'
  return new RunbookError('E_UNWRITABLE', `cannot write ${path}: ${cause.code ?? cause.message}`, {
    hint,
    cause,
  })
}
