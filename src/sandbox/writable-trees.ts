import { isInside } from './check-policy.ts'
import type { Policy } from './policy.ts'
import { realPath } from './real-path.ts'
import { statAt } from './stat-at.ts'

/**
 * The directories that a policy lets be written with all that is in them, without links: the workspace, and what the user granted
 * beside or above it. What he granted within one of them, or of git's own, he named.
 */
export function writableTrees({ workspace, write }: Pick<Policy, 'workspace' | 'write'>): string[] {
  const own = realPath(workspace) ?? workspace
  const granted = write.flatMap((path) => realPath(path) ?? []).filter(isPlainDirectory)
  const all = [...new Set([own, ...granted])]
  const isWithin = (path: string): boolean =>
    all.some((tree) => tree !== path && isInside(tree, path))
  return all.filter((tree) => tree === own || !isWithin(tree))
}

function isPlainDirectory(path: string): boolean {
  return statAt(path)?.isDirectory() === true && !path.split('/').includes('.git')
}
