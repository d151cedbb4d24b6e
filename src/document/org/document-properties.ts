import type { ArgumentText, HeaderProperties } from '../block.ts'
import { entryProperties, type EntryProperties } from './entry-properties.ts'
import { withProperties } from './header-properties.ts'
import type { KeywordLine } from './keyword-lines.ts'

/** What a document says of all its headings. */
export interface DocumentProperties {
  /** The `header-args` among its properties. */
  readonly header: HeaderProperties
  readonly entry: EntryProperties
}

type Setting = readonly [name: string, text: ArgumentText]

/** `#+PROPERTY: header-args …` and `#+RUNBOOK: …` count for the whole file, wherever they stand. */
export function documentProperties(keywords: readonly KeywordLine[]): DocumentProperties {
  const settings = keywords.flatMap(setting)
  const own = settings.filter(([, { carrier }]) => carrier === 'document')
  const properties = settings.filter(([, { carrier }]) => carrier !== 'document')
  return {
    header: withProperties(new Map(), [...own, ...properties]),
    entry: entryProperties(properties),
  }
}

function setting(line: KeywordLine): Setting[] {
  const match = /^[ \t]*#\+(property|runbook):[ \t]*([^]*[^ \t]|)[ \t]*$/i.exec(line.text)
  if (!match) return []
  const value = match[2] ?? ''
  const isOwn = match[1]?.toLowerCase() === 'runbook'
  const name = isOwn ? '' : (value.split(/[ \t]/, 1)[0] ?? '')
  const text = value.slice(name.length).trimStart()
  const start = line.file !== '' ? line.start : line.start + line.text.lastIndexOf(text)
  return isOwn
    ? [['header-args+', { text, start, carrier: 'document' }]]
    : [[name, { text, start, carrier: 'property' }]]
}
