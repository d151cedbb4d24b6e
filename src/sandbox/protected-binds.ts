import { lstatSync, realpathSync } from 'node:fs'
import { dirname, join, resolve } from 'node:path'

import { isInside } from './check-policy.ts'
import { nestedRepositories } from './nested-repositories.ts'
import type { Policy } from './policy.ts'

// This tool's own files, when it is installed in a workspace: a document must not change them.
const ownRoot = resolve(import.meta.dirname, '../..')
const ownFiles = ['bin', 'dist', 'src', 'themes', 'node_modules', 'package.json'].map((name) =>
  resolve(ownRoot, name),
)

// What git runs or obeys in a git directory.
const obeyedByGit = ['hooks', 'config', 'config.worktree', 'info/attributes']

/**
 * The bwrap arguments that make the protected paths of the writable trees read-only.
 *
 * Each directory above a protected path is bound onto itself first: a mount point cannot be
 * renamed, so nobody can move `.git` aside and make another (rename(2), EBUSY).
 */
export function protectedBinds(policy: Policy): string[] {
  const roots = [policy.workspace, ...policy.write].map((path) => realpathSync(path))
  const nested = nestedRepositories(policy.workspace).flatMap((directory) =>
    obeyedByGit.map((name) => join(directory, name)),
  )
  const found = [...policy.protect, ...worktreeFile(policy), ...nested, ...ownFiles]
    .map((path) => resolve(policy.workspace, path))
    .filter((path) => exists(path))
    .map((path) => ({ path: realpathSync(path), root: rootOf(roots, realpathSync(path)) }))
    .filter(({ path, root }) => root !== undefined && root !== path)
  const pins = found.flatMap(({ path, root }) => ancestors(path, root ?? path))
  const unique = [...new Set(pins)].toSorted((a, b) => a.length - b.length)
  const shown = visibleAs(policy)
  return [
    ...unique.flatMap((path) => ['--bind', path, shown(path)]),
    ...found.flatMap(({ path }) => ['--ro-bind', path, shown(path)]),
  ]
}

/** The file `.git` that a worktree or submodule has; a directory must stay writable for git. */
function worktreeFile({ workspace }: Policy): string[] {
  const stat = lstatSync(join(workspace, '.git'), { throwIfNoEntry: false })
  return stat?.isFile() ? ['.git'] : []
}

function exists(path: string): boolean {
  try {
    realpathSync(path)
    return true
  } catch {
    return false
  }
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
