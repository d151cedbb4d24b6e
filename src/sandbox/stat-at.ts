import { lstatSync, type Stats } from 'node:fs'

/** What is at a path, links not followed; null for nothing, and where a closed directory does not let anybody look. */
export function statAt(path: string): Stats | null {
  try {
    return lstatSync(path)
  } catch {
    return null
  }
}
