import { parse, TomlError } from 'smol-toml'

import { isRecord } from '../../../is-record.ts'
import { lineFeedFrom } from '../../../line-index.ts'
import type { Span } from '../../../line-index.ts'
import type { Fault } from '../reading.ts'
import type { Entry, EntryValue } from './entry.ts'

/** The entries of a TOML text that stands at an offset of the source. */
export function readToml(
  text: string,
  start: number,
): { readonly entries: readonly Entry[]; readonly faults: readonly Fault[] } {
  try {
    return {
      entries: entriesOf(parse(text), { lines: new KeyLines(text, start), path: [] }),
      faults: [],
    }
  } catch (error) {
    if (!(error instanceof TomlError || error instanceof RangeError)) throw error
    const at = error instanceof TomlError ? offsetOf(text, error) : 0
    const span = { start: start + at, end: start + Math.max(at + 1, lineFeedFrom(text, at)) }
    const [reason = ''] = error.message.replace(/^Invalid TOML document: /, '').split('\n')
    const hint = 'Write valid TOML: key = "value".'
    return { entries: [], faults: [{ code: 'E_FORMAT', reason, hint, span }] }
  }
}

function offsetOf(text: string, { line, column }: TomlError): number {
  const before = text.split('\n').slice(0, line - 1)
  return before.reduce((sum, { length }) => sum + length + 1, 0) + column - 1
}

/** Where entries stand: the lines that give keys, and the keys of the tables around. */
interface Within {
  readonly lines: KeyLines
  readonly path: readonly string[]
}

function entriesOf(table: object, within: Within): Entry[] {
  return Object.entries(table).map(([key, value]: [string, unknown]) => {
    const path = [...within.path, key]
    return { key, value: valueOf(value, { ...within, path }), span: within.lines.spanOf(path) }
  })
}

function valueOf(value: unknown, within: Within): EntryValue {
  if (Array.isArray(value))
    return { type: 'list', items: value.map((item) => valueOf(item, within)) }
  if (isRecord(value))
    return { type: 'map', entries: entriesOf(value, within), source: JSON.stringify(value) }
  const text = value instanceof Date ? value.toISOString() : String(value)
  return { type: 'text', text, quoted: typeof value === 'string' }
}

/** The lines of a TOML text that give keys, since the parser tells no places. */
class KeyLines {
  readonly #spans = new Map<string, Span>()
  readonly #whole: Span

  constructor(text: string, start: number) {
    this.#whole = { start, end: start + lineFeedFrom(text, 0) }
    let table = ''
    for (const { 0: line, groups, index } of text.matchAll(keyLine)) {
      const key = (groups?.['table'] ?? groups?.['key'] ?? '').replace(/["'\s]/g, '')
      if (groups?.['table'] !== undefined) table = key
      const path = groups?.['table'] !== undefined || table === '' ? key : `${table}.${key}`
      const span = { start: start + index, end: start + index + line.length }
      if (!this.#spans.has(path)) this.#spans.set(path, span)
    }
  }

  /** The line of a key; of the one around it where it stands in a value. */
  spanOf(path: readonly string[]): Span {
    for (let length = path.length; length > 0; length -= 1) {
      const found = this.#spans.get(path.slice(0, length).join('.'))
      if (found) return found
    }
    return this.#whole
  }
}

const keyLine =
  /^[ \t]*(?:\[+(?<table>[^[\]\r\n][^\]\r\n]*)\]|(?<key>[\w."'-][\w."' \t-]*)=)[^\r\n]*/gm
