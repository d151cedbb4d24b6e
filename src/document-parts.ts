import { dirname, posix, resolve } from 'node:path'

import type { Document } from './document/document.ts'
import { libraryFiles } from './read-library.ts'

/**
 * The files that say what a document's blocks are, besides itself and its sidecar: the setup files and libraries that it names, and the
 * documents that its calls do. Absolute paths, there or not.
 */
export function documentParts(document: Document): string[] {
  const directory = dirname(document.path)
  return [...setupFiles(document), ...libraryFiles(document)].map((path) =>
    resolve(directory, path),
  )
}

/** Setup files may name others, from where they are (Org manual, "In-buffer Settings"). */
function setupFiles(document: Document): string[] {
  if (document.format !== 'org') return []
  return document.keywords.flatMap(({ text, file }) => {
    const named = /^[ \t]*#\+setupfile:[ \t]*"?([^"\n]*[^"\s])/i.exec(text)?.[1]
    return named === undefined ? [] : [posix.join(posix.dirname(file), named)]
  })
}
