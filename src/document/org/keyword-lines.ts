import { posix } from 'node:path'

import type { Beside } from '../beside.ts'
import { indexLines, lineStart, lineText, type LineIndex } from '../line-index.ts'
import type { OrgElement } from './element.ts'
import { scanElements } from './scan-elements.ts'

/** A line `#+KEY: value` that counts for a whole document. */
export interface KeywordLine {
  readonly text: string
  /** Offset of the line in the document; of the line that names the setup file for one of a setup file. */
  readonly start: number
  /** The setup file that it is in, by its path relative to the document; `''` for the document itself. */
  readonly file: string
}

/** Where keywords are collected: the document, or a setup file at the place where the document names it. */
interface Source {
  readonly lines: LineIndex
  readonly elements: readonly OrgElement[]
  /** Path relative to the document, `''` for the document itself. */
  readonly path: string
  /** Offset that stands for the whole file, null for the document. */
  readonly at: number | null
  /** Setup files that lead here; none is read inside of itself. */
  readonly within: readonly string[]
}

type Read = Beside['text']

/** Setup files are read so often at most: a chain in which each names the next twice would double with each. */
const mostSetupFiles = 100

/**
 * The keywords of a document, wherever they stand, and those of a setup file as if they stood where it is named (Org
 * manual, "In-buffer Settings"; org-collect-keywords).
 */
export function keywordLines(
  document: Pick<Source, 'lines' | 'elements'>,
  beside: Beside,
): readonly KeywordLine[] {
  let count = 0
  const read: Read = (path) => (++count > mostSetupFiles ? null : beside.text(path))
  return collect({ ...document, path: '', at: null, within: [] }, read)
}

function collect(source: Source, read: Read): KeywordLine[] {
  const { lines, elements, at } = source
  const keywords = elements.filter(({ type }) => type === 'keyword')
  return keywords.flatMap((element) => {
    const text = lineText(lines, element.start)
    const start = at ?? lineStart(lines, element.start)
    const own = { text, start, file: source.path }
    const setup = /^[ \t]*#\+setupfile:[ \t]*([^]*[^ \t]|)[ \t]*$/i.exec(text)?.[1]
    return setup ? [own, ...setUp(source, { named: setup, at: start }, read)] : [own]
  })
}

function setUp(
  source: Source,
  { named, at }: { named: string; at: number },
  read: Read,
): KeywordLine[] {
  const name = named.replace(/^"(.*)"$/, '$1')
  const path = posix.join(posix.dirname(source.path), name)
  const text = source.within.includes(path) ? null : read(path)
  if (text === null) return []
  const lines = indexLines(path, text)
  const within = [...source.within, path]
  return collect({ lines, elements: scanElements(lines).elements, path, at, within }, read)
}
