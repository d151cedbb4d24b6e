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
 * The absolute path of a file that a tape names. It begins in the tape's directory; where `isThere` finds it in the current
 * directory alone, and below one of the roots, it is that, since VHS knows no other.
 */
export function tapePath(
  named: string,
  { directory, currentDirectory, roots }: TapePlaces,
  isThere: (path: string) => boolean,
): string {
  if (isAbsolute(named)) return join(named)
  const own = join(directory, named)
  const other = join(currentDirectory, named)
  const isOther =
    own !== other && !isThere(own) && isThere(other) && roots.some((root) => isInside(root, other))
  return isOther ? other : own
}
