import { realpathSync } from 'node:fs'
import { dirname } from 'node:path'

import { isInside } from './check-policy.ts'
import type { Policy } from './policy.ts'
import { protectedFiles, realPath } from './protected-files.ts'

/**
 * The bwrap arguments that make the protected paths of the writable trees read-only.
 *
 * Each directory above a protected path is bound onto itself first: a mount point cannot be
 * renamed, so nobody can move `.git` aside and make another (rename(2), EBUSY).
 */
export function protectedBinds(policy: Policy): string[] {
  const roots = [policy.workspace, ...policy.write].map((path) => realpathSync(path))
  const found = protectedFiles(policy)
    .map(realPath)
    .filter((path) => path !== null)
    .map((path) => ({ path, root: rootOf(roots, path) }))
    .filter(({ path, root }) => root !== undefined && root !== path)
  const pins = found.flatMap(({ path, root }) => ancestors(path, root ?? path))
  const unique = [...new Set(pins)].toSorted((a, b) => a.length - b.length)
  const shown = visibleAs(policy)
  return [
    ...unique.flatMap((path) => ['--bind', path, shown(path)]),
    ...found.flatMap(({ path }) => ['--ro-bind', path, shown(path)]),
  ]
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
