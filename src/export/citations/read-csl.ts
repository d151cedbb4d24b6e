import { isRecord } from '../../document/is-record.ts'
import type { Entries, Entry } from './entry.ts'

type Json = Readonly<Record<string, unknown>>

/**
 * The entries of a bibliography in CSL's JSON, with authors, editors and years written as those of BibTeX
 * (oc-basic.el, `org-cite-basic--parse-json`).
 * @throws Error for what is not JSON, and for names and dates that are none.
 */
export function readCsl(text: string): Entries {
  const items: unknown = JSON.parse(text)
  if (!Array.isArray(items)) throw new TypeError('it is no list of entries')
  const entries = new Map<string, Entry>()
  for (const item of items.map(objectOf)) {
    const { id } = item
    if (typeof id === 'string') entries.set(id, new Map(Object.entries(item).flatMap(fieldOf)))
  }
  return entries
}

function fieldOf([name, value]: readonly [string, unknown]): [string, string][] {
  if (name === 'author' || name === 'editor') return [[name, namesOf(value)]]
  if (name === 'issued') return [['year', issuedYear(objectOf(value))]]
  if (typeof value === 'string') return [[name, value]]
  return typeof value === 'number' ? [[name, String(value)]] : []
}

/** Org joins names as BibTeX does; of those of institutions nothing is left. */
function namesOf(people: unknown): string {
  if (!Array.isArray(people)) throw new TypeError('names are no list')
  return people
    .map(objectOf)
    .map(({ family, given }) => `${wordOf(family)} ${wordOf(given)}`)
    .join(' and ')
}

function issuedYear(date: Json): string {
  const parts = date['date-parts']
  if (Array.isArray(parts)) {
    const year: unknown = Array.isArray(parts[0]) ? parts[0][0] : null
    if (typeof year === 'number' || typeof year === 'string') return String(year)
  }
  const text = date['literal'] ?? date['raw']
  if (typeof text !== 'string') throw new TypeError('a date without a year')
  return /\d{4}/.exec(text)?.[0] ?? text
}

function objectOf(value: unknown): Json {
  if (isRecord(value)) return value
  throw new TypeError('an entry, name or date is no object')
}

function wordOf(value: unknown): string {
  if (typeof value === 'string') return value
  if (value === undefined || value === null) return ''
  throw new TypeError('a name is no text')
}
