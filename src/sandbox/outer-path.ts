import { isAbsolute } from 'node:path'

import { isInside } from './check-policy.ts'
import { realPath } from './real-path.ts'

/**
 * The directories of a PATH that are absolute and outside of some trees: where a document may write it could put a program,
 * as into the environment of Python or the packages of Node that lie beside it, which would be run outside of its sandbox.
 */
export function outerPath(path: string, writable: readonly string[]): string {
  const trees = writable.map((tree) => realPath(tree) ?? tree)
  const isOuter = (directory: string): boolean => {
    const real = realPath(directory)
    return real !== null && isAbsolute(directory) && !trees.some((tree) => isInside(tree, real))
  }
  return path.split(':').filter(isOuter).join(':')
}
