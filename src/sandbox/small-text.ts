import { lstatSync, readFileSync } from 'node:fs'

/** Larger than what git writes of a configuration, in bytes. */
const largest = 1 << 20

/** What a file of sensible size holds; `''` for anything else, and for nothing. */
export function smallText(path: string): string {
  const stat = lstatSync(path, { throwIfNoEntry: false })
  if (!stat?.isFile() || stat.size > largest) return ''
  try {
    return readFileSync(path, 'latin1')
  } catch {
    return ''
  }
}
