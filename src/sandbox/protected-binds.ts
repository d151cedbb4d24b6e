import { realpathSync } from 'node:fs'
import { dirname } from 'node:path'

import { isInside } from './check-policy.ts'
import { missingInGit } from './obeyed-by-git.ts'
import type { Policy } from './policy.ts'
import { protectedFiles, realPath } from './protected-files.ts'
import { repositoriesOf } from './repositories.ts'

/**
 * The bwrap arguments that make the protected paths of the writable trees read-only.
 *
 * Each directory above a protected path, and above a covered one, is bound onto itself first: a mount point cannot be
 * renamed, so nobody can move `.git` aside and make another (rename(2), EBUSY).
 */
export function protectedBinds(policy: Policy): string[] {
  const isProtected = protection(policy)
  const present = protectedFiles(policy)
    .map(realPath)
    .filter((path) => path !== null)
    .filter(isProtected)
  const missing = repositoriesOf(realpathSync(policy.workspace))
    .directories.flatMap(missingInGit)
    .filter(({ path }) => isProtected(path))
  const roots = writableRoots(policy)
  const covered = policy.covered.map(({ path }) => realPath(path)).filter((path) => path !== null)
  const pins = [...present, ...missing.map(({ path }) => path), ...covered].flatMap((path) => {
    const root = rootOf(roots, path)
    return root === undefined || root === path ? [] : ancestors(path, root)
  })
  const unique = [...new Set(pins)].toSorted((a, b) => a.length - b.length)
  const shown = visibleAs(policy)
  return [
    ...unique.flatMap((path) => ['--bind', path, shown(path)]),
    ...present.flatMap((path) => ['--ro-bind', path, shown(path)]),
    ...missing.flatMap(({ path, directory }) => hide(shown(path), directory)),
  ]
}

/** An empty directory or file that nobody can write to; bwrap makes it on the host, too. */
function hide(path: string, directory: boolean): string[] {
  return directory ? ['--tmpfs', path, '--remount-ro', path] : ['--ro-bind', '/dev/null', path]
}

/** What lies in a writable tree, unless the user granted it by name: the path itself or a directory in the workspace. */
function protection(policy: Policy): (path: string) => boolean {
  const roots = writableRoots(policy)
  const [workspace = '', ...write] = roots
  const granted = write.filter((path) => path !== workspace && isInside(workspace, path))
  return (path) => {
    const root = rootOf(roots, path)
    return (
      root !== undefined && root !== path && !granted.some((directory) => isInside(directory, path))
    )
  }
}

function writableRoots({ workspace, write }: Policy): string[] {
  return [workspace, ...write].map((path) => realpathSync(path))
}

function rootOf(roots: readonly string[], path: string): string | undefined {
  return roots.find((root) => isInside(root, path))
}

function ancestors(path: string, root: string): string[] {
  const above = dirname(path)
  return above === root ? [] : [...ancestors(above, root), above]
}

/** Maps a real path to the path by which the sandbox sees it, when a tree is named by a link. */
function visibleAs(policy: Policy): (path: string) => string {
  const trees = [policy.workspace, ...policy.write].map((name) => ({
    name,
    real: realpathSync(name),
  }))
  return (path) => {
    const tree = trees.find(({ real }) => isInside(real, path))
    return tree === undefined ? path : tree.name + path.slice(tree.real.length)
  }
}
