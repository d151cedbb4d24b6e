import { dirname, resolve } from 'node:path'

import { nothingBeside } from './document/beside.ts'
import type { Block } from './document/block.ts'
import type { Document } from './document/document.ts'
import { lineStart, lineText, placeOf } from './document/line-index.ts'
import { parseDocument } from './document/parse-document.ts'
import { trimChars } from './document/trim-chars.ts'
import { RunbookError } from './errors.ts'
import { emptyLibrary, type Library, otherFile } from './plan/library.ts'
import { plainPlan, planDocument, type Step } from './plan/plan.ts'
import { readDocument } from './read-document.ts'
import { besideOf } from './sandbox/beside-of.ts'
import { readConfined } from './sandbox/read-confined.ts'

/** Which other documents may be read for a run. */
export interface LibrarySettings {
  /** Documents that the user named, any path. */
  readonly libraries: readonly string[]
  /** Absolute paths that the user granted, besides the document's own directory. */
  readonly allowRead: readonly string[]
}

const largestDocument = 1 << 26

/**
 * Reads what a document can call of others: the named blocks of its libraries, given by the user or by
 * `#+RUNBOOK_LIBRARY: FILE`, and the documents that its calls name. Of blocks of one name the last counts
 * (org-babel-lob-ingest).
 * @throws RunbookError E_REFUSED for a library outside of the document's directory that nobody granted, and as
 * `readDocument`.
 */
export async function readLibrary(document: Document, settings: LibrarySettings): Promise<Library> {
  const given = await Promise.all(settings.libraries.map((path) => readDocument(path)))
  const named = await Promise.all(
    libraryKeywords(document).map((keyword) => readNamed(document, keyword, settings)),
  )
  const documents = new Map<string, Document>()
  for (const file of calledFiles(document)) {
    // oxlint-disable-next-line no-await-in-loop -- one file is rarely more
    const other = await readCalled(document, file, settings)
    if (other) documents.set(file, other)
  }
  return { blocks: new Map([...given, ...named].flatMap(namedBlocks)), documents }
}

/** The documents that a document's keywords and calls name, as they are written there. */
export function libraryFiles(document: Document): string[] {
  return [...libraryKeywords(document).map(({ file }) => file), ...calledFiles(document)]
}

interface Keyword {
  readonly file: string
  readonly start: number
  readonly end: number
}

function libraryKeywords(document: Document): Keyword[] {
  if (document.format !== 'org') return []
  const { lines, elements } = document
  return elements.flatMap(({ type, start: line }) => {
    const text = type === 'keyword' ? lineText(lines, line) : ''
    const written = /^[ \t]*#\+runbook_library:(.*)/i.exec(text)?.[1]
    if (written === undefined) return []
    const file = trimChars(written, ' \t\r').replace(/^"(.*)"$/, '$1')
    const start = lineStart(lines, line)
    return [{ file, start, end: start + text.length }]
  })
}

async function readNamed(
  document: Document,
  keyword: Keyword,
  settings: LibrarySettings,
): Promise<Document> {
  try {
    return await readGranted(document, keyword.file, settings)
  } catch (cause) {
    if (!(cause instanceof RunbookError)) throw cause
    throw new RunbookError(
      cause.code,
      `the library "${keyword.file}" cannot be read: ${cause.message}`,
      {
        place: placeOf(document.lines, keyword),
        hint: 'Put it below the directory of the document, or grant its path with --allow-read.',
        cause,
      },
    )
  }
}

/** A document that a call names; what is not there makes the call unknown. */
async function readCalled(
  document: Document,
  file: string,
  settings: LibrarySettings,
): Promise<Document | null> {
  try {
    return await readGranted(document, file, settings)
  } catch (error) {
    if (error instanceof RunbookError) return null
    throw error
  }
}

/** Links lead no further than the document's directory and what the user granted. */
async function readGranted(
  document: Document,
  file: string,
  { allowRead }: LibrarySettings,
): Promise<Document> {
  const directory = dirname(document.path)
  const path = resolve(directory, file)
  const root = allowRead.find((granted) => path === granted || path.startsWith(`${granted}/`))
  const bytes = readConfined({
    root: root === undefined ? directory : root === path ? dirname(path) : root,
    path,
    maxBytes: largestDocument,
  })
  // A grant is for what it names, not for the setup files beside that.
  return parseDocument(path, bytes, root === undefined ? besideOf(path) : nothingBeside)
}

function calledFiles({ blocks }: Document): Set<string> {
  return new Set(blocks.flatMap(({ call }) => otherFile(call?.target ?? '')?.file ?? []))
}

/** The named blocks of a document with the bodies that they would run. */
function namedBlocks(document: Document): [string, Block][] {
  const { steps } = planDocument(document, {
    ...plainPlan,
    executable: () => true,
    includeNever: true,
    confirmed: true,
    library: emptyLibrary,
  })
  return steps
    .filter(({ block }) => block.name !== '' && block.call === null && !block.inline)
    .map((step) => [step.block.name, withBody(step)])
}

function withBody({ block, code, calls, arguments: { noweb } }: Step): Block {
  const isExpanded = noweb.eval === 'expand' && !calls
  return { ...block, code: isExpanded ? code : block.code }
}
