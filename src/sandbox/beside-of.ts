import { existsSync } from 'node:fs'
import { dirname, join } from 'node:path'

import type { Beside } from '../document/beside.ts'
import { type ConfinedRead, readConfined } from './read-confined.ts'

/** Bytes: far beyond any document, and any bibliography of a life. */
const [largest, largestOfAll] = [1 << 20, 1 << 24]

/** What a document may ask of the disk: of its own directory only. */
export function besideOf(document: string): Beside {
  const root = dirname(document)
  return {
    text: (path) => readText({ root, path: join(root, path), maxBytes: largest }),
    largeText: (path) => readText({ root, path: join(root, path), maxBytes: largestOfAll }),
    isMissing: (path) => path.startsWith(join(root, '/')) && !existsSync(join(path, '/.')),
  }
}

function readText(place: ConfinedRead): string | null {
  try {
    return new TextDecoder().decode(readConfined(place))
  } catch {
    return null
  }
}
