import { isAbsolute, join } from 'node:path'

import { isInside } from '../sandbox/check-policy.ts'

/** Where the paths that a tape names may begin, and what they may reach; all absolute. */
export interface TapePlaces {
  /** The tape's own. */
  readonly directory: string
  /** The user's, where the paths of VHS begin. */
  readonly currentDirectory: string
  /** Paths that begin in the user's directory must stay below one of these. */
  readonly roots: readonly string[]
}

/**
 * The absolute path of a file that a tape names. It begins in the tape's directory, or, as in VHS, in the current one where
 * `isThere` finds it there alone, or there in the tape's own directory; then it stays below one of the roots.
 */
export function tapePath(
  named: string,
  { directory, currentDirectory, roots }: TapePlaces,
  isThere: (path: string) => boolean,
): string {
  if (isAbsolute(named)) return join(named)
  const own = join(directory, named)
  const other = join(currentDirectory, named)
  if (own === other || !isThere(other) || !roots.some((root) => isInside(root, other))) return own
  return isInside(directory, other) || !isThere(own) ? other : own
}
