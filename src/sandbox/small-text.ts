import { readFileSync } from 'node:fs'

import { statAt } from './stat-at.ts'

/** Larger than what git writes of a configuration, in bytes. */
const largest = 1 << 20

/** What a file of sensible size holds, as UTF-8; null for anything else, and for nothing. */
export function smallText(path: string): string | null {
  const stat = statAt(path)
  if (!stat?.isFile() || stat.size > largest) return null
  try {
    return readFileSync(path, 'utf8')
  } catch {
    return null
  }
}
