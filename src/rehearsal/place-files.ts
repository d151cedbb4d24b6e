import { lstatSync } from 'node:fs'
import { join } from 'node:path'

import { RunbookError } from '../errors.ts'
import { ConfinedWriter } from '../sandbox/confined-writer.ts'
import { protectedPaths } from '../sandbox/policy.ts'
import type { CassetteFile } from './cassette-files.ts'

/**
 * Makes the files that a document takes for granted, below its directory; what is there already stays. Throws E_REFUSED
 * for a file that a program outside of the sandbox would run or obey, by its own name or through links, E_UNWRITABLE
 * where one cannot be made.
 */
export function placeFiles(root: string, files: readonly CassetteFile[]): void {
  const writer = new ConfinedWriter(protectedPaths.map((name) => join(root, name)))
  try {
    for (const { path, text, executable } of files) {
      if (isProtected(path)) {
        throw new RunbookError('E_REFUSED', `a cassette may not make ${path}`, {
          hint: 'Programs outside of the sandbox run or obey such a file; take it out of the cassette.',
        })
      }
      if (lstatSync(join(root, path), { throwIfNoEntry: false })) continue
      const mode = executable ? 0o755 : 0o644
      writer.write({ root, path, data: Buffer.from(text), mode, createDirectories: true })
    }
  } finally {
    writer.close()
  }
}

function isProtected(path: string): boolean {
  const at = path.toLowerCase()
  return protectedPaths.some((name) => at === name || at.startsWith(`${name}/`))
}
