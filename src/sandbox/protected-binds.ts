import { realpathSync } from 'node:fs'
import { dirname } from 'node:path'

import { isInside } from './check-policy.ts'
import { missingInGit } from './obeyed-by-git.ts'
import type { Policy } from './policy.ts'
import { ensurePrivateRoot } from './private-directory.ts'
import { protectedFiles } from './protected-files.ts'
import { realPath } from './real-path.ts'
import { repositoriesIn } from './repositories.ts'
import { shownAt } from './shown-at.ts'
import { writableTrees } from './writable-trees.ts'

/**
 * The bwrap arguments that make the protected paths of the writable trees read-only.
 *
 * Each directory above a protected path, above a covered one and above our private directories is bound onto itself first: a mount
 * point cannot be renamed, so nobody can move `.git` aside and make another (rename(2), EBUSY).
 */
export function protectedBinds(policy: Policy): string[] {
  const isProtected = protection(policy)
  const present = protectedFiles(policy)
    .map(realPath)
    .filter((path) => path !== null)
    .filter(isProtected)
  const missing = writableTrees(policy)
    .flatMap((tree) => repositoriesIn(tree).directories.flatMap(missingInGit))
    .filter(({ path }) => isProtected(path))
  const covered = policy.covered.map(({ path }) => realPath(path)).filter((path) => path !== null)
  const held = [...present, ...missing.map(({ path }) => path), ...covered, ensurePrivateRoot()]
  const shown = shownAt([policy.workspace, ...policy.write])
  return [
    ...pins(held, writableRoots(policy)).flatMap((path) => binds('--bind', path, shown(path))),
    ...present.flatMap((path) => binds('--ro-bind', path, shown(path))),
    ...missing.flatMap(({ path, directory }) => shown(path).flatMap((at) => hide(at, directory))),
  ]
}

function binds(option: string, path: string, places: readonly string[]): string[] {
  return places.flatMap((place) => [option, path, place])
}

/** The directories above paths up to the outermost tree that holds them, outer ones first. */
function pins(paths: readonly string[], roots: readonly string[]): string[] {
  const outerFirst = roots.toSorted((a, b) => a.length - b.length)
  const above = paths.flatMap((path) => {
    const root = rootOf(outerFirst, path)
    return root === undefined || root === path ? [] : ancestors(path, root)
  })
  return [...new Set(above)].toSorted((a, b) => a.length - b.length)
}

/** An empty directory or file that nobody can write to; bwrap makes it on the host, too. */
function hide(path: string, directory: boolean): string[] {
  return directory ? ['--tmpfs', path, '--remount-ro', path] : ['--ro-bind', '/dev/null', path]
}

/** What lies in a writable tree, unless the user granted it by name: the path itself or a directory in such a tree. */
function protection(policy: Policy): (path: string) => boolean {
  const roots = writableRoots(policy)
  const trees = writableTrees(policy)
  const granted = roots.filter((path) => !trees.includes(path))
  return (path) => {
    const root = rootOf(roots, path)
    return (
      root !== undefined &&
      !roots.includes(path) &&
      !granted.some((directory) => isInside(directory, path))
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
