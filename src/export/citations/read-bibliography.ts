import { posix } from 'node:path'

import type { Beside } from '../../document/beside.ts'
import type { OrgDocument } from '../../document/document.ts'
import { readKeyword } from '../tree/export-settings.ts'
import { BibtexFault } from './bibtex-scanner.ts'
import type { Entries } from './entry.ts'
import { readBibtex } from './read-bibtex.ts'
import { readCsl } from './read-csl.ts'

/**
 * All works that the bibliographies of a document hold (Org manual, "Citations", `#+BIBLIOGRAPHY:`); where two have one
 * of the same key the later counts. Org passes over a file that is missing or malformed: here a warning tells.
 */
export function readBibliography(
  document: OrgDocument,
  beside: Beside,
  warn: (text: string) => void,
): Entries {
  const files = document.keywords.flatMap(({ text, file }) => {
    const [key, value] = readKeyword(text)
    const name = value.replace(/^"(.*)"$/, '$1')
    if (key !== 'BIBLIOGRAPHY' || name === '') return []
    return [name.startsWith('/') ? name : posix.join(posix.dirname(file), name)]
  })
  const all = [...new Set(files)].map((file) => entriesOf(file, beside, warn))
  return new Map(all.flatMap((entries) => [...entries]))
}

function entriesOf(file: string, beside: Beside, warn: (text: string) => void): Entries {
  const ignored = (reason: string): Entries => {
    warn(`The bibliography "${file}" is left out: ${reason}.`)
    return new Map()
  }
  const extension = posix.extname(file)
  if (extension !== '.bib' && extension !== '.bibtex' && extension !== '.json')
    return ignored('its name ends neither in .bib nor in .bibtex nor in .json')
  const text = beside.largeText(file)
  if (text === null) return ignored('it cannot be read')
  try {
    if (extension === '.json') return readCsl(text)
    return readBibtex(text, extension === '.bib' ? 'bib' : 'bibtex')
  } catch (error) {
    if (error instanceof BibtexFault)
      return ignored(`line ${lineAt(text, error.at)}, ${error.message}`)
    if (error instanceof SyntaxError || error instanceof TypeError) return ignored(error.message)
    throw error
  }
}

function lineAt(text: string, offset: number): number {
  return text.replace(/\r\n/g, '\n').slice(0, offset).split('\n').length
}
