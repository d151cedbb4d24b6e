import { existsSync } from 'node:fs'
import { dirname, join } from 'node:path'

import type { Beside } from '../document/beside.ts'
import { readConfined } from './read-confined.ts'

/** Bibliographies of a life have several megabytes. */
const largest = 1 << 24

/** What a document may ask of the disk: of its own directory only. */
export function besideOf(document: string): Beside {
  const root = dirname(document)
  return {
    text: (path) => readText(root, path),
    isMissing: (path) => path.startsWith(join(root, '/')) && !existsSync(join(path, '/.')),
  }
}

function readText(root: string, path: string): string | null {
  try {
    return new TextDecoder().decode(
      readConfined({ root, path: join(root, path), maxBytes: largest }),
    )
  } catch {
    return null
  }
}
