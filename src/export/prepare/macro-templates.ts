import { basename } from 'node:path'

import type { OrgDocument } from '../../document/document.ts'
import { readKeyword } from '../tree/export-settings.ts'
import { formatTime } from './format-time.ts'

/** What a macro needs of its place. */
export interface MacroPlace {
  /** The properties of the heading that it stands under, names in upper case. */
  readonly properties: ReadonlyMap<string, string>
}

/** What a macro with these arguments becomes. */
export type MacroTemplate = (given: readonly string[], place: MacroPlace) => string

/** Macros by name, in small letters; null for one in Emacs Lisp, which is not evaluated. */
export type MacroTemplates = ReadonlyMap<string, MacroTemplate | null>

/** The macro that holds the results of inline blocks, expanded when all blocks ran. */
export const resultsMacro: MacroTemplates = new Map([['results', (given) => given[0] ?? '']])

/** The macros that a document can use: its own, and Org's (Org manual, "Macro Replacement"). */
export function macroTemplates(document: OrgDocument, now: Date): MacroTemplates {
  const keywords = document.keywords.map((line) => ({ ...line, read: readKeyword(line.text) }))
  // What stands for a keyword does not look into setup files (org-macro--find-keyword-value), definitions do.
  const values = new Map<string, string>()
  for (const { file, read } of keywords) {
    const [key, value] = read
    if (file === '') values.set(key, values.has(key) ? `${values.get(key)} ${value}` : value)
  }
  const valueOf = (name: string): string => values.get(name.toUpperCase()) ?? ''
  const counters = new Map<string, number>()
  const time: MacroTemplate = ([format = '']) => formatTime(format, now)
  const own = keywords.flatMap(({ read: [key, value] }) => (key === 'MACRO' ? ownMacro(value) : []))
  return new Map<string, MacroTemplate | null>([
    ...['title', 'author', 'email'].map((name): [string, MacroTemplate] => [
      name,
      filled(valueOf(name)),
    ]),
    ['date', dateMacro(valueOf('date'))],
    ['keyword', ([name = '']) => valueOf(name)],
    ['input-file', () => basename(document.path)],
    ['time', time],
    ['n', ([name = '', action = '']) => count(counters, name.trim(), action.trim())],
    ['property', ([name = ''], { properties }) => properties.get(name.toUpperCase()) ?? ''],
    // The first definition of a name counts.
    ...own.toReversed(),
  ])
}

const timestamp =
  /^[<[](\d{4})-(\d\d)-(\d\d)([ \t][^\n>\]]*)?[>\]](?:--?[<[]\d{4}-[^\n>\]]*[>\]])?$/

/** A date that is nothing but a timestamp is written by the format that the macro is given (org-macro--find-date). */
function dateMacro(value: string): MacroTemplate {
  const parts = timestamp.exec(value)
  if (!parts) return filled(value)
  const [, year, month, day, rest = ''] = parts
  const [, hour, minute] = /[ \t](\d{1,2}):(\d\d)/.exec(rest) ?? []
  const time = new Date(0)
  time.setFullYear(Number(year), Number(month) - 1, Number(day))
  time.setHours(Number(hour ?? 0), Number(minute ?? 0), 0, 0)
  return ([format = '']) => (format.trim() === '' ? value : formatTime(format, time))
}

function ownMacro(value: string): [string, MacroTemplate | null][] {
  const match = /^(\S+)[ \t]*([^]*)$/.exec(value)
  if (!match) return []
  const [, name = '', definition = ''] = match
  const isLisp = /^\(eval\b/.test(definition)
  return [[name.toLowerCase(), isLisp ? null : filled(definition)]]
}

/** Text with arguments in the places of `$1`, `$2` and so on; `$0` is the first one, too (org-macro-expand). */
function filled(definition: string): MacroTemplate {
  return (given) =>
    definition.replace(
      /\$(\d+)/g,
      (_, number: string) => given[Math.max(Number(number) - 1, 0)] ?? '',
    )
}

/** Counts on; `-` shows the number as it is, a number sets it, anything else begins anew (`org-macro--counter-increment`). */
function count(counters: Map<string, number>, name: string, action: string): string {
  const value = nextCount(counters.get(name) ?? null, action)
  counters.set(name, value)
  return String(value)
}

function nextCount(before: number | null, action: string): number {
  if (action === '') return (before ?? 0) + 1
  if (action === '-') return before ?? 1
  return /^\d+$/.test(action) ? Number(action) : 1
}
