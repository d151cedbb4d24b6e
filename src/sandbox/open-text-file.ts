import { realpath } from 'node:fs/promises'

import { decode } from '../document/decode.ts'
import { RunbookError } from '../errors.ts'
import { missingFile } from './missing-file.ts'
import { readNamed } from './read-named.ts'

/** A text file with what was in it when it was opened. */
export interface OpenedFile {
  /** Absolute path, links resolved. */
  readonly path: string
  readonly source: string
}

/**
 * Reads a text file that the user named.
 * @throws RunbookError E_NO_SUCH_FILE, E_UNREADABLE, E_ENCODING.
 */
export async function openTextFile(name: string): Promise<OpenedFile> {
  try {
    const path = await realpath(name)
    return { path, source: decode(path, readNamed(path)) }
  } catch (cause) {
    if (cause instanceof RunbookError) throw cause
    const { code } = cause as NodeJS.ErrnoException
    if (code === 'ENOENT') throw missingFile(name, cause)
    const hint = code === 'EISDIR' ? 'Name a file in it.' : 'Check its permissions.'
    throw new RunbookError('E_UNREADABLE', `${name} cannot be read (${code})`, { hint, cause })
  }
}
