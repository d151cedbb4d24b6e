import type { OrgDocument } from '../../document/document.ts'

/** A setting that is on, off, or a word or list of its own. */
export type OptionValue = boolean | number | string | readonly string[]

/** What the document says of its export (Org manual, "Export Settings"), complete. */
export interface ExportSettings {
  /** Lines of each keyword, in upper case, joined by line feeds. */
  readonly keywords: ReadonlyMap<string, string>
  readonly options: ReadonlyMap<string, OptionValue>
  readonly excludeTags: readonly string[]
  readonly selectTags: readonly string[]
  readonly fileTags: readonly string[]
  /** Headlines have odd numbers of stars (Org manual, "Clean View"). */
  readonly oddLevels: boolean
  /** The code of the language, as written; the last one counts. */
  readonly language: string
}

/** Org's defaults, but for the table of contents (`org-export-with-…`). */
const defaults: ReadonlyMap<string, OptionValue> = new Map<string, OptionValue>([
  ['num', true],
  ['h', 3],
  ['arch', 'headline'],
  ['c', false],
  ['d', ['not', 'LOGBOOK']],
  ['*', true],
  ['e', true],
  [':', true],
  ['f', true],
  ['tex', true],
  ['p', false],
  ['pri', false],
  ['prop', false],
  ['-', true],
  ['stat', true],
  ['^', true],
  ['|', true],
  ['tags', true],
  ['tasks', true],
  ['<', true],
  ['title', true],
  ['todo', true],
  ['\\n', false],
  ['email', false],
  ['author', true],
  ['date', true],
])

/** Reads the settings of a document; `toc` is what its table of contents is where it says nothing. */
export function exportSettings(document: OrgDocument, toc: boolean): ExportSettings {
  const keywords = new Map<string, string>()
  const options = new Map(defaults).set('toc', toc)
  for (const { text } of document.keywords) {
    const [key, value] = readKeyword(text)
    if (key === 'OPTIONS') for (const [name, word] of readOptions(value)) options.set(name, word)
    const before = keywords.get(key)
    keywords.set(key, before === undefined ? value : `${before}\n${value}`)
  }
  const words = (key: string, fallback: string): string[] =>
    (keywords.get(key) ?? fallback).split(/\s+/).filter(Boolean)
  return {
    keywords,
    options,
    excludeTags: words('EXCLUDE_TAGS', 'noexport'),
    selectTags: words('SELECT_TAGS', 'export'),
    language: keywords.get('LANGUAGE')?.split('\n').at(-1) ?? 'en',
    oddLevels: hasOddLevels(keywords.get('STARTUP') ?? ''),
    fileTags: (keywords.get('FILETAGS') ?? '').split(/[:\s]+/).filter(Boolean),
  }
}

/** True for the words of `#+STARTUP` that make every other level one of its own; the last one counts. */
function hasOddLevels(startup: string): boolean {
  return startup.split(/\s+/).findLast((word) => word === 'odd' || word === 'oddeven') === 'odd'
}

/** Key in upper case and value of `#+KEY: value`. */
export function readKeyword(line: string): [string, string] {
  const match = /^[ \t]*#\+(\S*):[ \t]*([^]*[^ \t]|)[ \t]*$/.exec(line)
  return [(match?.[1] ?? '').toUpperCase(), match?.[2] ?? '']
}

function* readOptions(line: string): Generator<[string, OptionValue]> {
  for (const [, name, value] of line.matchAll(/(\S+?):(\([^()]*\)|"(?:[^"\\]|\\[^])*"|\S+)|\S+/g))
    if (name !== undefined && value !== undefined) yield [name.toLowerCase(), optionValue(value)]
}

/** Values are Lisp: nil, t, numbers, words, lists of words, strings. */
function optionValue(text: string): OptionValue {
  if (text === 'nil') return false
  if (text === 't') return true
  if (/^-?\d+$/.test(text)) return Number(text)
  if (text.startsWith('"')) return text.slice(1, -1)
  if (!text.startsWith('(')) return text
  return text
    .slice(1, -1)
    .split(/\s+/)
    .filter(Boolean)
    .map((word) => word.replace(/^"|"$/g, ''))
}
