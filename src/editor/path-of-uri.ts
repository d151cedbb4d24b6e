import { fileURLToPath } from 'node:url'

import { realPath } from '../sandbox/real-path.ts'

/**
 * The absolute path of a file's URI (RFC 8089), its links resolved where it is there; null for what is no local file, as a text
 * that was never saved.
 */
export function pathOfUri(uri: string): string | null {
  try {
    const path = fileURLToPath(uri)
    return realPath(path) ?? path
  } catch {
    return null
  }
}
