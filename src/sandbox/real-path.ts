import { existsSync, realpathSync } from 'node:fs'

/** The path without links; null for one that is not there. */
export function realPath(path: string): string | null {
  // Most are not there, and an exception takes as long as ten answers.
  if (!existsSync(path)) return null
  try {
    return realpathSync(path)
  } catch {
    return null
  }
}
