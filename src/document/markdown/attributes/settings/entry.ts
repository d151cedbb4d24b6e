import type { ArgumentCarrier, WrittenArgument } from '../../../block.ts'
import type { Span } from '../../../line-index.ts'

/** A key with its value in YAML, TOML or JSON. */
export interface Entry {
  readonly key: string
  readonly value: EntryValue
  /** Key and value, in the source. */
  readonly span: Span
}

/** A value in YAML, TOML or JSON; scalars as text, `null` for none. */
export type EntryValue =
  | { readonly type: 'text'; readonly text: string | null; readonly quoted: boolean }
  | { readonly type: 'list'; readonly items: readonly EntryValue[] }
  | { readonly type: 'map'; readonly entries: readonly Entry[]; readonly source: string }

/** The entries of the map under a key, none when there is no map. */
export function entriesUnder(entries: readonly Entry[], key: string): readonly Entry[] {
  return entries.flatMap((entry) =>
    entry.key === key && entry.value.type === 'map' ? entry.value.entries : [],
  )
}

/** Entries as arguments of one carrier. Lists and maps of variables become one argument for each. */
export function entryArguments(
  entries: readonly Entry[],
  carrier: ArgumentCarrier,
): WrittenArgument[] {
  return entries.flatMap(({ key, value, span }) =>
    argumentValues(key, value).map((text) => ({ key, value: text, carrier, span })),
  )
}

/** Keys that are given once for each item. */
const repeated: ReadonlySet<string> = new Set(['var', 'env', 'answer'])
/** Keys whose items have commas between them; those of others have blanks. */
const withCommas: ReadonlySet<string> = new Set(
  'tag tags category needs requires exit exitCodes on unenv secret'.split(' '),
)

function argumentValues(key: string, value: EntryValue): (string | null)[] {
  if (value.type === 'text') return [value.text]
  if (!repeated.has(key)) return [plainText(key, value)]
  if (value.type === 'list')
    return value.items.flatMap((item) =>
      item.type === 'text' && key !== 'answer'
        ? [assignment(item.text ?? '')]
        : argumentValues(key, item),
    )
  // `answer: {'Name:': Ann}`
  if (key === 'answer')
    return value.entries.map((entry) => `${entry.key} => ${plainText('', entry.value)}`)
  return value.entries.map((entry) => `${entry.key}=${assigned(entry.value)}`)
}

/** `A=b c` in one item, whose blanks do not end it. */
function assignment(text: string): string {
  const [name = '', value] = text.split(/=(.*)/s, 2)
  if (value === undefined || !/\s/.test(value) || value.startsWith('"')) return text
  return `${name}=${assigned({ type: 'text', text: value, quoted: true })}`
}

/** A variable's value; a text in quotes stays one. */
function assigned(value: EntryValue): string {
  if (value.type !== 'text') return plainText('', value)
  const { text, quoted } = value
  const needsQuotes = quoted || /[\s",()]/.test(text ?? '')
  return needsQuotes ? `"${(text ?? '').replace(/["\\]/g, '\\$&')}"` : (text ?? '""')
}

/** Keys whose maps say how something is done, as in `wait: {port: 80}`. */
const structured: ReadonlySet<string> = new Set(['retry', 'wait', 'record', 'on'])

function alternatives(value: EntryValue): string {
  if (value.type !== 'list') return plainText('', value)
  return value.items.map((item) => plainText('', item)).join('|')
}

/** A value as one text; a map below a key that is not ours stays as its author wrote it. */
function plainText(key: string, value: EntryValue): string {
  if (value.type === 'text') return value.text ?? ''
  const between = withCommas.has(key) ? ',' : ' '
  if (value.type === 'list') return value.items.map((item) => plainText(key, item)).join(between)
  if (!structured.has(key)) return value.source
  const texts = value.entries.map((entry) => plainText(key, entry.value))
  // `on: {os: [linux, macos]}` asks for one of several.
  if (key === 'on')
    return value.entries.map((entry) => `${entry.key}:${alternatives(entry.value)}`).join(between)
  // `retry: {times: 5, delay: 2s}` says its values in order.
  if (key === 'retry') return texts.join(' ')
  return value.entries.map((entry, index) => `${entry.key}:${texts[index] ?? ''}`).join(between)
}
