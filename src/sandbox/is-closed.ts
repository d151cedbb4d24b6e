import { accessSync, constants } from 'node:fs'

import { statAt } from './stat-at.ts'

/** True for a directory that this user may not look into now. Whoever owns it may open it, and so may his documents. */
export function isClosed(directory: string): boolean {
  return !allows(directory, constants.R_OK | constants.X_OK) && statAt(directory) !== null
}

/** Whether this user may do that with a path (access(2)). */
export function allows(path: string, mode: number): boolean {
  try {
    accessSync(path, mode)
    return true
  } catch {
    return false
  }
}
