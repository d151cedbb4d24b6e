import { RunbookError } from '../errors.ts'
import { type Beside, nothingBeside } from './beside.ts'
import { decode } from './decode.ts'
import type { Document } from './document.ts'

/** Document formats by file name extension; those of Quarto, R Markdown and MDX are Markdown with words of their own. */
export const documentExtensions: Readonly<Record<string, Document['format']>> = {
  '.org': 'org',
  '.md': 'markdown',
  '.markdown': 'markdown',
  '.qmd': 'markdown',
  '.rmd': 'markdown',
  '.mdx': 'markdown',
}

/**
 * Parses a document's bytes by the extension of its path; `beside` gives the setup files that it names.
 * @throws RunbookError E_FORMAT for an unknown extension, E_ENCODING for bytes that are not UTF-8.
 */
export async function parseDocument(
  path: string,
  bytes: Uint8Array,
  beside: Beside = nothingBeside,
): Promise<Document> {
  const extension = /\.[^./\\]+$/.exec(path)?.[0].toLowerCase() ?? ''
  const format = documentExtensions[extension]
  if (!format) throw unknownFormat(path, extension)
  const source = decode(path, bytes)
  if (format === 'org') return (await import('./org/parse-org.ts')).parseOrg(path, source, beside)
  return (await import('./markdown/parse-markdown.ts')).parseMarkdown(path, source)
}

const ofNotes = ' "runbook import" makes one of plain notes.'

function unknownFormat(path: string, extension: string): RunbookError {
  const known = Object.keys(documentExtensions).join(', ')
  const reason =
    extension === '' ? `${path} has no extension` : `"${extension}" is no document format`
  const hint =
    extension === '.tape'
      ? 'Tapes are for "runbook run", "runbook ls" and "runbook test".'
      : `Documents end in one of: ${known}.${extension === '.txt' ? ofNotes : ''}`
  return new RunbookError('E_FORMAT', reason, { hint })
}
