import {
  chmodSync,
  lstatSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  realpathSync,
  rmSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

import { RunbookError } from '../errors.ts'
import { currentUser } from './current-user.ts'

const present = new Set<string>()

/**
 * Makes an empty host directory that only this user can enter, until it is removed or this process
 * ends. `confine()` hides all of them from every sandbox, save what a policy mounts.
 * Throws what `ensurePrivateRoot()` throws.
 */
export function makePrivateDirectory(name: string): string {
  const directory = mkdtempSync(join(ensurePrivateRoot(), `${name}-`))
  if (present.size === 0) process.once('exit', removeAll)
  present.add(directory)
  return directory
}

/**
 * Removes a directory of `makePrivateDirectory()` with all that is in it. What cannot be removed stays among the temporary
 * files of the system, since the end of a run must not fail for it.
 */
export function removePrivateDirectory(directory: string): void {
  try {
    rmSync(directory, { recursive: true, force: true })
  } catch {
    removeClosed(directory)
  }
  present.delete(directory)
  if (present.size === 0) process.off('exit', removeAll)
}

/** Blocks leave directories in which not even their owner may remove anything, as Go does in its module cache. */
function removeClosed(directory: string): void {
  try {
    const open = [directory]
    for (const next of open) {
      chmodSync(next, 0o700)
      for (const entry of readdirSync(next, { withFileTypes: true }))
        if (entry.isDirectory()) open.push(join(next, entry.name))
    }
    // The processes of a sandbox may take a moment to end.
    rmSync(directory, { recursive: true, force: true, maxRetries: 5, retryDelay: 20 })
  } catch {
    return
  }
}

function removeAll(): void {
  for (const directory of present) removePrivateDirectory(directory)
}

/**
 * The host directory below which all private directories are, without links, mode 0700; made when it is missing.
 * Throws `E_REFUSED` when someone else holds its name, and `E_UNWRITABLE` when it cannot be made.
 */
export function ensurePrivateRoot(): string {
  const root = join(tmpdir(), `runbook-${currentUser()}`)
  makeRoot(root)
  const { uid, mode } = checkedStat(root)
  if (uid !== currentUser()) throw foreign(root)
  if ((mode & 0o077) !== 0) chmodSync(root, 0o700)
  return realpathSync(root)
}

function makeRoot(root: string): void {
  try {
    mkdirSync(root, { recursive: true, mode: 0o700 })
  } catch (cause) {
    const { code } = cause as NodeJS.ErrnoException
    // What is no directory is told below.
    if (code === 'EEXIST') return
    throw new RunbookError('E_UNWRITABLE', `${root} cannot be made (${code})`, {
      hint: 'Set TMPDIR to a directory that you may write to.',
      cause,
    })
  }
}

function checkedStat(root: string): { uid: number; mode: number } {
  const stat = lstatSync(root)
  if (!stat.isDirectory()) throw foreign(root)
  return stat
}

function foreign(root: string): RunbookError {
  return new RunbookError('E_REFUSED', `${root} belongs to another user`, {
    hint: 'Set TMPDIR to a directory of your own, or ask its owner to remove it.',
  })
}
