import { closeSync, constants, mkdirSync, openSync, realpathSync } from 'node:fs'
import { basename, dirname, join, relative, resolve } from 'node:path'

import { RunbookError } from '../errors.ts'
import { shellWord } from '../plan/shell-word.ts'
import { isInside } from './check-policy.ts'

/** A file's place below a root. */
export interface ConfinedPath {
  /** Absolute host directory that nothing may leave. */
  readonly root: string
  /** Absolute, or relative to the root. */
  readonly path: string
}

/** A file's place, and whether missing directories on the way to it are made. */
export interface ConfinedPlace extends ConfinedPath {
  readonly createDirectories: boolean
}

/**
 * Opens the directory of a path below the root and hands over the path of the file in it, by way of
 * /proc/self/fd: from then on no rename or link elsewhere can lead it out (path_resolution(7)).
 *
 * Links among the directories may lead anywhere within the root, but not to where git has what it runs and obeys. Throws
 * `E_REFUSED` for a path that leaves the root or is git's own; errors of the file system pass as they are.
 */
export function withDirectory<Result>(
  place: ConfinedPlace,
  act: (file: string, name: string) => Result,
): Result {
  const name = basename(resolve(place.root, place.path))
  const directory = openDirectory(place)
  try {
    return act(`/proc/self/fd/${directory}/${name}`, name)
  } finally {
    closeSync(directory)
  }
}

/** The descriptor of the directory that a path below the root lies in; throws as `withDirectory`. */
export function openDirectory(place: ConfinedPlace): number {
  const root = realpathSync(place.root)
  const path = resolve(place.root, place.path)
  if (!isInside(resolve(place.root), path) && !isInside(root, path)) throw leaves(place)
  const directory = realDirectory(dirname(path), place)
  if (isOfGit(relative(root, join(directory, basename(path))))) throw ofGit(place)
  return openBelow(root, directory, place.createDirectories)
}

/** The directory without links, whether or not its last parts exist; inside the root. */
function realDirectory(path: string, place: ConfinedPath): string {
  const real = realOrNull(path)
  if (real === null && place.root !== path && path !== '/') {
    return join(realDirectory(dirname(path), place), basename(path))
  }
  const found = real ?? path
  if (!isInside(realpathSync(place.root), found)) throw leaves(place)
  return found
}

function realOrNull(path: string): string | null {
  try {
    return realpathSync(path)
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null
    throw error
  }
}

/** Opens a directory part by part, following no link, so that a swapped part is an error. */
function openBelow(root: string, directory: string, create: boolean): number {
  const flags = constants.O_RDONLY | constants.O_DIRECTORY | constants.O_NOFOLLOW
  let open = openSync(root, flags)
  for (const part of relative(root, directory)
    .split('/')
    .filter((word) => word !== '')) {
    const next = `/proc/self/fd/${open}/${part}`
    const above = open
    try {
      if (create) makeDirectory(next)
      open = openSync(next, flags)
    } finally {
      closeSync(above)
    }
  }
  return open
}

function makeDirectory(path: string): void {
  try {
    mkdirSync(path)
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error
  }
}

/** True for a path, relative to a root and without links, that is called `.git` or lies below such a directory. */
function isOfGit(path: string): boolean {
  return path.split('/').includes('.git')
}

function ofGit({ root, path }: ConfinedPath): RunbookError {
  const directory = dirname(resolve(root, path))
  return new RunbookError('E_REFUSED', `${path} belongs to git, which would run or obey it`, {
    hint: `Choose another place; a file that a document tangles may go there with --allow-write ${shellWord(directory)}.`,
  })
}

function leaves({ root, path }: ConfinedPath): RunbookError {
  return new RunbookError('E_REFUSED', `${path} leads out of ${root}`, {
    hint: 'Use a path inside the directory, and no links that lead out of it.',
  })
}
