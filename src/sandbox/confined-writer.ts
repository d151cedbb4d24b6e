import { closeSync, constants, lstatSync, openSync, readlinkSync, readSync } from 'node:fs'
import { basename, dirname, join, resolve } from 'node:path'

import { RunbookError } from '../errors.ts'
import { type ConfinedPlace, openDirectory } from './confined-path.ts'
import { realPath } from './real-path.ts'
import { type ConfinedWrite, replaceFile, unwritable } from './write-confined.ts'

/** A file with its bytes. */
export interface ConfinedBytes extends ConfinedWrite {
  readonly data: Uint8Array
}

/** Directories that stay open at a time. */
const mostOpen = 64

/**
 * Writes many files as `writeConfined` writes one, each replaced in one step and never through a link, and leaves
 * alone what is the same already. A directory is looked up and checked once for all files in it. Nothing waits for the
 * disk, so it is for files that can be made again: when the machine itself stops, the last ones may be empty (fsync(2)).
 */
export class ConfinedWriter {
  readonly #open = new Map<string, Directory>()
  /** In small letters, since on some file systems capitals make no other file. */
  readonly #protected: ReadonlySet<string>

  readonly #remedy: (path: string) => string

  /**
   * `protect` are absolute paths that it must not write to, nor below them; links in them count as what they lead to, too.
   * `remedy` says what to do where a path is one of these.
   */
  constructor(protect: readonly string[], remedy: (path: string) => string) {
    this.#remedy = remedy
    const real = protect.map(realPath).filter((path) => path !== null)
    this.#protected = new Set([...protect, ...real].map((path) => path.toLowerCase()))
  }

  /** Throws as `writeConfined`, and `E_REFUSED` for a protected path. */
  write(write: ConfinedBytes): 'written' | 'unchanged' {
    try {
      const path = resolve(write.root, write.path)
      this.#check(path, write)
      const directory = this.#directory(write, dirname(path))
      this.#check(join(directory.path, basename(path)), write)
      const file = `/proc/self/fd/${directory.open}/${basename(path)}`
      const present = readPresent(file, write.data)
      const mode = write.mode === null ? null : write.mode & 0o777
      if (present.isSame && (mode === null || mode === present.mode)) return 'unchanged'
      replaceFile(file, { data: write.data, mode: mode ?? present.mode, synced: false })
      return 'written'
    } catch (error) {
      throw unwritable(write.path, error)
    }
  }

  /** Closes the directories. */
  close(): void {
    for (const { open } of this.#open.values()) closeSync(open)
    this.#open.clear()
  }

  #check(file: string, { path }: ConfinedPlace): void {
    if (!this.#isProtected(file.toLowerCase())) return
    throw new RunbookError(
      'E_REFUSED',
      `${path} is a file that programs outside of the sandbox run or obey`,
      { hint: this.#remedy(path) },
    )
  }

  #isProtected(path: string): boolean {
    return path !== '/' && (this.#protected.has(path) || this.#isProtected(dirname(path)))
  }

  #directory(place: ConfinedPlace, path: string): Directory {
    const key = `${place.root}\0${path}`
    const known = this.#open.get(key)
    if (known !== undefined) return known
    if (this.#open.size === mostOpen) this.close()
    const open = openDirectory(place)
    const directory = { open, path: readlinkSync(`/proc/self/fd/${open}`) }
    this.#open.set(key, directory)
    return directory
  }
}

/** A directory that is open, by its descriptor and its path without links. */
interface Directory {
  readonly open: number
  readonly path: string
}

/** A file as it is: its permission bits, null when it is no plain file, and whether it holds these bytes under no other name. */
interface Present {
  readonly mode: number | null
  readonly isSame: boolean
}

function readPresent(file: string, expected: Uint8Array): Present {
  const stat = lstatSync(file, { throwIfNoEntry: false })
  if (!stat?.isFile()) return { mode: null, isSame: false }
  const mayBeSame = stat.nlink === 1 && stat.size === expected.length
  return { mode: stat.mode & 0o777, isSame: mayBeSame && holds(file, expected) }
}

/** True when a file can be read and holds these bytes. */
function holds(file: string, expected: Uint8Array): boolean {
  const flags = constants.O_RDONLY | constants.O_NOFOLLOW | constants.O_NONBLOCK
  try {
    const open = openSync(file, flags)
    try {
      return readUpTo(open, expected.length).equals(expected)
    } finally {
      closeSync(open)
    }
  } catch {
    return false
  }
}

function readUpTo(open: number, size: number): Buffer {
  const bytes = Buffer.allocUnsafe(size)
  let length = 0
  for (let count = -1; count !== 0 && length < size; length += count)
    count = readSync(open, bytes, length, size - length, null)
  return bytes.subarray(0, length)
}
