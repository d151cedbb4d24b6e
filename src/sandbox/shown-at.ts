import { realpathSync } from 'node:fs'
import { join } from 'node:path'

import { isInside } from './check-policy.ts'

/**
 * Where a sandbox shows a path of the host that has no links in it: once for each tree that holds it, since a tree is shown at the
 * path that names it, and that may be a link.
 */
export function shownAt(trees: readonly string[]): (path: string) => string[] {
  const named = trees.map((name) => ({ name, real: realpathSync(name) }))
  return (path) => {
    const places = named
      .filter(({ real }) => isInside(real, path))
      .map(({ name, real }) => join(name, path.slice(real.length)))
    return [...new Set(places)]
  }
}
