import { parse, TomlError } from 'smol-toml'

import type { Fault } from '../reading.ts'
import type { Entry, EntryValue } from './entry.ts'

/** The entries of a TOML text that stands at an offset of the source. */
export function readToml(
  text: string,
  start: number,
): { readonly entries: readonly Entry[]; readonly faults: readonly Fault[] } {
  try {
    return { entries: entriesOf(parse(text), { text, start, path: [] }), faults: [] }
  } catch (error) {
    if (!(error instanceof TomlError || error instanceof RangeError)) throw error
    const at = error instanceof TomlError ? offsetOf(text, error) : 0
    const span = { start: start + at, end: start + Math.max(at + 1, lineEnd(text, at)) }
    const [reason = ''] = error.message.replace(/^Invalid TOML document: /, '').split('\n')
    const hint = 'Write valid TOML: key = "value".'
    return { entries: [], faults: [{ code: 'E_FORMAT', reason, hint, span }] }
  }
}

function offsetOf(text: string, { line, column }: TomlError): number {
  const before = text.split('\n').slice(0, line - 1)
  return before.reduce((sum, { length }) => sum + length + 1, 0) + column - 1
}

function lineEnd(text: string, from: number): number {
  const feed = text.indexOf('\n', from)
  return feed < 0 ? text.length : feed
}

/** Where entries stand: the whole text, and the keys of the tables around them. */
interface Within {
  readonly text: string
  readonly start: number
  readonly path: readonly string[]
}

function entriesOf(table: object, within: Within): Entry[] {
  return Object.entries(table).map(([key, value]: [string, unknown]) => {
    const path = [...within.path, key]
    return { key, value: valueOf(value, { ...within, path }), span: spanOf({ ...within, path }) }
  })
}

function valueOf(value: unknown, within: Within): EntryValue {
  if (Array.isArray(value))
    return { type: 'list', items: value.map((item) => valueOf(item, within)) }
  if (typeof value === 'object' && value !== null && !(value instanceof Date))
    return { type: 'map', entries: entriesOf(value, within), source: JSON.stringify(value) }
  const text = value instanceof Date ? value.toISOString() : String(value)
  return { type: 'text', text, quoted: typeof value === 'string' }
}

/** The line that gives a key: below the header of its table, else the first one that has the key; the parser tells no places. */
function spanOf({ text, start, path }: Within): { start: number; end: number } {
  const table = path.slice(0, -1).map(escaped).join('\\s*\\.\\s*')
  const header = table === '' ? null : new RegExp(`^[ \\t]*\\[\\s*${table}\\s*\\]`, 'm').exec(text)
  const pattern = new RegExp(
    `^[ \\t]*(?:[^\\n#]*[^\\w\\n-])?${escaped(path.at(-1) ?? '')}(?![\\w-])`,
    'gm',
  )
  pattern.lastIndex = header ? header.index + header[0].length : 0
  const at = pattern.exec(text)?.index ?? 0
  return { start: start + at, end: start + lineEnd(text, at) }
}

function escaped(key: string): string {
  return key.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')
}
