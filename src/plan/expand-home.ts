import { homedir } from 'node:os'
import { join } from 'node:path'

/** `~/x` as an absolute path; other paths as they are. */
export function expandHome(path: string): string {
  return path === '~' || path.startsWith('~/') ? join(homedir(), path.slice(1)) : path
}
