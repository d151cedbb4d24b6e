import { type Dirent, readdirSync, realpathSync, type Stats, statSync } from 'node:fs'
import { join } from 'node:path'

import { RunbookError } from '../errors.ts'
import { hiddenPaths } from './hidden-paths.ts'
import { isClosed } from './is-closed.ts'
import type { CoveredPath, Policy } from './policy.ts'
import { ensurePrivateRoot } from './private-directory.ts'
import { statAt } from './stat-at.ts'

/** System trees in which servers keep their sockets; the rest of /usr comes from packages, which have none. */
const systemTrees: readonly string[] = ['/etc', '/opt', '/usr/local']

/**
 * The sockets below the directories that a sandbox shows: servers of the host listen there, and neither a read-only mount
 * nor a network of its own keeps a program from them (unix(7), "Pathname socket ownership and permissions"). A directory
 * that cannot be read is given as a whole. A socket that was granted by its own path is left out.
 * Throws `E_REFUSED` for a name that no sandbox can be told.
 */
export function foreignSockets({
  workspace,
  read,
  write,
}: Pick<Policy, 'workspace' | 'read' | 'write'>): CoveredPath[] {
  const granted = new Set([...read, ...write].filter(isSocket).map((path) => realpathSync(path)))
  const skipped = new Set([ensurePrivateRoot(), ...hiddenPaths().map(({ path }) => path)])
  const shown = [workspace, ...read, ...write].filter((path) => statOf(path)?.isDirectory())
  // A system tree that is a link leads out of what is shown.
  const system = systemTrees.filter((path) => statAt(path)?.isDirectory())
  const found = [...system, ...shown].flatMap((tree) => socketsBelow(tree, skipped))
  const unique = new Map(found.map((each) => [each.path, each]))
  return [...unique.values()].filter(
    ({ path, directory }) => directory || !granted.has(realpathSync(path)),
  )
}

/** True for a socket, or a link to one. */
export function isSocket(path: string): boolean {
  return statOf(path)?.isSocket() === true
}

function statOf(path: string): Stats | undefined {
  return statSync(path, { throwIfNoEntry: false })
}

function socketsBelow(tree: string, skipped: ReadonlySet<string>): CoveredPath[] {
  const found: CoveredPath[] = []
  const open = [tree]
  for (const directory of open) {
    const entries = entriesOf(directory)
    if (entries === null) found.push({ path: directory, directory: true })
    for (const entry of entries ?? []) {
      const path = join(directory, entry.name)
      if (skipped.has(path) || !(entry.isDirectory() || entry.isSocket())) continue
      checkName(path)
      if (entry.isDirectory()) open.push(path)
      else found.push({ path, directory: false })
    }
  }
  return found
}

/** Null for a directory that cannot be read; one that has gone is empty. */
function entriesOf(directory: string): Dirent[] | null {
  // One that lists its files may still let nobody in.
  if (isClosed(directory)) return null
  try {
    return readdirSync(directory, { withFileTypes: true })
  } catch {
    return statAt(directory) === null ? [] : null
  }
}

/** A name that is not UTF-8 was not read as it is, so its place can be neither looked into nor covered. */
function checkName(path: string): void {
  if (!path.includes('\uFFFD')) return
  throw new RunbookError(
    'E_REFUSED',
    `the name ${path} is not UTF-8, so its sockets cannot be hidden`,
    {
      hint: 'Rename it, or run without --allow-unix.',
    },
  )
}
