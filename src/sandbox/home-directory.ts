import { homedir } from 'node:os'
import { isAbsolute } from 'node:path'

/** The user's home as programs look for it; `/` for a user without one, as containers start under numbers that no passwd(5) has. */
export function homeDirectory(): string {
  try {
    const home = homedir()
    return isAbsolute(home) ? home : '/'
  } catch {
    return '/'
  }
}
