import { lstatSync } from 'node:fs'
import { dirname, join } from 'node:path'

import { sidecarPath } from '../document/sidecar-path.ts'
import { ConfinedWriter } from '../sandbox/confined-writer.ts'
import { defaultPolicy } from '../sandbox/policy.ts'
import { protectedFiles } from '../sandbox/protected-files.ts'
import type { CassetteFile } from './cassette-files.ts'

/**
 * Makes the files that a document takes for granted, below its directory; what is there already stays. Throws E_REFUSED
 * for a file that a program outside of the sandbox would run or obey, by its own name or through links, E_UNWRITABLE
 * where one cannot be made.
 */
export function placeFiles(document: string, files: readonly CassetteFile[]): void {
  const root = dirname(document)
  const missing = files.filter(({ path }) => !isThere(join(root, path)))
  if (missing.length === 0) return
  const { workspace, protect: obeyed } = defaultPolicy({ workspace: root })
  const protect = protectedFiles({
    workspace,
    write: [],
    protect: [...obeyed, document, sidecarPath(document)],
  })
  const writer = new ConfinedWriter(protect, () => 'Take it out of the cassette.')
  try {
    for (const { path, text, executable } of missing) {
      const mode = executable ? 0o755 : 0o644
      writer.write({ root, path, data: Buffer.from(text), mode, createDirectories: true })
    }
  } finally {
    writer.close()
  }
}

function isThere(path: string): boolean {
  return lstatSync(path, { throwIfNoEntry: false }) !== undefined
}
