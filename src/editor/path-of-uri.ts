import { fileURLToPath } from 'node:url'

/** The absolute path of a file's URI (RFC 8089); null for what is no local file, as a text that was never saved. */
export function pathOfUri(uri: string): string | null {
  try {
    return fileURLToPath(uri)
  } catch {
    return null
  }
}
