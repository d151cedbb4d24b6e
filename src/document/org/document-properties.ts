import { posix } from 'node:path'

import type { Beside } from '../beside.ts'
import type { ArgumentText, HeaderProperties } from '../block.ts'
import { indexLines, lineStart, lineText, type LineIndex } from '../line-index.ts'
import type { OrgElement } from './element.ts'
import { entryProperties, type EntryProperties } from './entry-properties.ts'
import { withProperties } from './header-properties.ts'
import { scanElements } from './scan-elements.ts'

/** What a document says of all its headings. */
export interface DocumentProperties {
  /** The `header-args` among its properties. */
  readonly header: HeaderProperties
  readonly entry: EntryProperties
}

type Setting = readonly [name: string, text: ArgumentText]

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
 * `#+PROPERTY: header-args …` and `#+RUNBOOK: …` count for the whole file, wherever they stand, and those of a setup file
 * as if they stood where it is named (Org manual, "In-buffer Settings"; org-collect-keywords).
 */
export function documentProperties(
  document: Pick<Source, 'lines' | 'elements'>,
  beside: Beside,
): DocumentProperties {
  let count = 0
  const read: Read = (path) => (++count > mostSetupFiles ? null : beside.text(path))
  const settings = collect({ ...document, path: '', at: null, within: [] }, read)
  const own = settings.filter(([, { carrier }]) => carrier === 'document')
  const properties = settings.filter(([, { carrier }]) => carrier !== 'document')
  return {
    header: withProperties(new Map(), [...own, ...properties]),
    entry: entryProperties(properties),
  }
}

function collect(source: Source, read: Read): Setting[] {
  const { lines, elements, at } = source
  const keywords = elements.filter(({ type }) => type === 'keyword')
  return keywords.flatMap((element) => {
    const text = lineText(lines, element.start)
    const start = lineStart(lines, element.start)
    const setup = /^[ \t]*#\+setupfile:[ \t]*([^]*[^ \t]|)[ \t]*$/i.exec(text)?.[1]
    if (setup) return setUp(source, { named: setup, at: at ?? start }, read)
    const match = /^[ \t]*#\+(property|runbook):[ \t]*([^]*[^ \t]|)[ \t]*$/i.exec(text)
    return match ? [setting(match, { start, at })] : []
  })
}

function setUp(
  source: Source,
  { named, at }: { named: string; at: number },
  read: Read,
): Setting[] {
  const name = named.replace(/^"(.*)"$/, '$1')
  const path = posix.join(posix.dirname(source.path), name)
  const text = source.within.includes(path) ? null : read(path)
  if (text === null) return []
  const lines = indexLines(path, text)
  const within = [...source.within, path]
  return collect({ lines, elements: scanElements(lines).elements, path, at, within }, read)
}

function setting(
  match: RegExpExecArray,
  { start, at }: { start: number; at: number | null },
): Setting {
  const value = match[2] ?? ''
  const isOwn = match[1]?.toLowerCase() === 'runbook'
  const name = isOwn ? '' : (value.split(/[ \t]/, 1)[0] ?? '')
  const text = value.slice(name.length).trimStart()
  const offset = at ?? start + match[0].lastIndexOf(text)
  return isOwn
    ? ['header-args+', { text, start: offset, carrier: 'document' }]
    : [name, { text, start: offset, carrier: 'property' }]
}
