import { lstatSync, realpathSync } from 'node:fs'
import { dirname } from 'node:path'

import { decode } from './document/decode.ts'
import type { Document } from './document/document.ts'
import { parseDocument } from './document/parse-document.ts'
import { sidecarPath } from './document/sidecar-path.ts'
import { RunbookError } from './errors.ts'
import { besideOf } from './sandbox/beside-of.ts'
import { missingFile } from './sandbox/missing-file.ts'
import { readConfined } from './sandbox/read-confined.ts'
import { readNamed } from './sandbox/read-named.ts'

/**
 * Reads and parses a document with its sidecar; its path is the real one, links resolved.
 * @throws RunbookError E_NO_SUCH_FILE, E_UNREADABLE, E_FORMAT, E_ENCODING; E_REFUSED for a sidecar that is no plain file.
 */
export async function readDocument(path: string): Promise<Document> {
  try {
    const real = realpathSync.native(path)
    return await documentOf(real, readNamed(real))
  } catch (cause) {
    if (cause instanceof RunbookError) throw cause
    const { code } = cause as NodeJS.ErrnoException
    if (code === 'ENOENT') throw missingFile(path, cause)
    const hint = code === 'EISDIR' ? 'Name a document in it.' : 'Check its permissions.'
    throw new RunbookError('E_UNREADABLE', `${path} cannot be read (${code})`, { hint, cause })
  }
}

/**
 * Parses a document's bytes with its sidecar, as if they stood at a path.
 * @throws RunbookError E_FORMAT, E_ENCODING; E_REFUSED for a sidecar that is no plain file.
 */
export async function documentOf(path: string, bytes: Uint8Array): Promise<Document> {
  return besideSidecar(await parseDocument(path, bytes, besideOf(path)))
}

/** A sidecar that is there must be readable, since it may say what not to run. */
async function besideSidecar(document: Document): Promise<Document> {
  const path = sidecarPath(document.path)
  if (!lstatSync(path, { throwIfNoEntry: false })) return document
  const bytes = readConfined({ root: dirname(path), path, maxBytes: largestSidecar })
  // Few documents have one, and YAML takes its time to load.
  const { withSidecar } = await import('./document/sidecar.ts')
  return withSidecar(document, path, decode(path, bytes))
}

const largestSidecar = 1 << 20
