import { dirname, resolve } from 'node:path'

import { isDocumentName } from '../document/is-document-name.ts'

/**
 * Absolute paths of the documents that the link comments of a tangled file name, in the order of the file: those of
 * `[[file:PATH::SEARCH][TITLE]]` with a line that says `TITLE ends here`.
 */
export function linkedDocuments(path: string, text: string): string[] {
  const lines = text.split('\n')
  const ends = new Set(lines.flatMap(endTitles))
  const found = lines.map(readLink).filter((link) => link !== null)
  const documents = found
    .filter(({ target, title }) => ends.has(title) && isDocumentName(target))
    .map(({ target }) => resolve(dirname(path), target))
  return [...new Set(documents)]
}

/** The first link of a line; brackets within its target are escaped, so the first `][` parts it from its title. */
function readLink(line: string): { target: string; title: string } | null {
  const start = line.indexOf('[[file:')
  const middle = line.indexOf('][', start)
  const end = line.lastIndexOf(']]')
  if (start < 0 || middle < 0 || end < middle) return null
  const target = line.slice(start + '[[file:'.length, middle).split('::', 1)[0] ?? ''
  return { target: target.replace(/\\([[\]\\])/g, '$1'), title: line.slice(middle + 2, end) }
}

/** What a line's `TITLE ends here` may name, with and without the sign that begins the comment. */
function endTitles(line: string): string[] {
  const end = line.lastIndexOf(' ends here')
  if (end < 0) return []
  const words = line.slice(0, end).trim()
  return [words, words.replace(/^\S+\s+/, '')]
}
