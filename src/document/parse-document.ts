import { RunbookError } from '../errors.ts'
import { decode } from './decode.ts'
import type { Document } from './document.ts'

/** Document formats by file name extension. */
export const documentExtensions: Readonly<Record<string, Document['format']>> = {
  '.org': 'org',
  '.md': 'markdown',
  '.markdown': 'markdown',
}

/** Reads a text file by its path relative to the document; null when it may not or cannot be read. */
export type ReadBeside = (path: string) => string | null

/**
 * Parses a document's bytes by the extension of its path; `readBeside` gives the setup files that it names.
 * @throws RunbookError E_FORMAT for an unknown extension, E_ENCODING for bytes that are not UTF-8.
 */
export async function parseDocument(
  path: string,
  bytes: Uint8Array,
  readBeside: ReadBeside = () => null,
): Promise<Document> {
  const extension = /\.[^./\\]+$/.exec(path)?.[0].toLowerCase() ?? ''
  const format = documentExtensions[extension]
  if (!format) throw unknownFormat(path, extension)
  const source = decode(path, bytes)
  if (format === 'org')
    return (await import('./org/parse-org.ts')).parseOrg(path, source, readBeside)
  return (await import('./markdown/parse-markdown.ts')).parseMarkdown(path, source)
}

function unknownFormat(path: string, extension: string): RunbookError {
  const known = Object.keys(documentExtensions).join(', ')
  const reason =
    extension === '' ? `${path} has no extension` : `"${extension}" is no document format`
  return new RunbookError('E_FORMAT', reason, { hint: `Documents end in one of: ${known}.` })
}
