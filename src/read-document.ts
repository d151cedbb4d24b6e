import { readFile, realpath } from 'node:fs/promises'
import { dirname, join } from 'node:path'

import type { Document } from './document/document.ts'
import { parseDocument } from './document/parse-document.ts'
import { RunbookError } from './errors.ts'
import { readConfined } from './sandbox/read-confined.ts'

/**
 * Reads and parses a document; its path is the real one, links resolved.
 * @throws RunbookError E_NO_SUCH_FILE, E_UNREADABLE, E_FORMAT, E_ENCODING.
 */
export async function readDocument(path: string): Promise<Document> {
  try {
    const real = await realpath(path)
    return await parseDocument(real, await readFile(real), (path) => readBeside(real, path))
  } catch (cause) {
    if (cause instanceof RunbookError) throw cause
    const { code } = cause as NodeJS.ErrnoException
    if (code === 'ENOENT') {
      throw new RunbookError('E_NO_SUCH_FILE', `there is no file ${path}`, {
        hint: 'Check the path.',
        cause,
      })
    }
    const hint = code === 'EISDIR' ? 'Name a document in it.' : 'Check its permissions.'
    throw new RunbookError('E_UNREADABLE', `${path} cannot be read (${code})`, { hint, cause })
  }
}

const largestSetup = 1 << 20

/** Text of a file that a document names, from the document's directory only; null when it may not or cannot be read. */
export function readBeside(document: string, path: string): string | null {
  const root = dirname(document)
  try {
    return new TextDecoder().decode(
      readConfined({ root, path: join(root, path), maxBytes: largestSetup }),
    )
  } catch {
    return null
  }
}
