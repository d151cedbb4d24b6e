import { readCell } from '../../document/read-cell.ts'
import { hline, LispSymbol, type Value, isList } from '../../document/value.ts'
import { LispRefusal, readFirstLisp } from '../../plan/lisp-form.ts'
import { LispPair, type LispValue } from '../../plan/lisp-value.ts'
import { datum, looksLikeLisp } from '../../plan/literal-lisp.ts'
import { plainValue } from '../../plan/plain-value.ts'
import { printLisp } from '../../plan/print-lisp.ts'
import { readLispText } from './read-lisp-text.ts'

/** What a language prints around lists, and for nothing. */
export interface ScriptDialect {
  /** Brackets that stand around a whole list. */
  readonly outer: readonly string[]
  /** True for an entry of the list that stands for a rule. */
  readonly isRule: (entry: LispValue) => boolean
}

/** Python: `None` for a row is a rule, and a dictionary stays text (org-babel-python-table-or-string). */
export const pythonDialect: ScriptDialect = {
  outer: ['[', '('],
  isRule: (entry) => entry instanceof LispSymbol && entry.name === 'None',
}

/** Ruby: `nil` for a row is a rule, and so is an empty list, which is the same to Emacs (org-babel-ruby-table-or-string). */
export const rubyDialect: ScriptDialect = {
  outer: ['[', '(', '{'],
  isRule: (entry) => entry === null,
}

const closing: Readonly<Record<string, string>> = { '[': ']', '{': '}', '(': ')' }

/**
 * The value of a text that a program printed (org-babel-script-escape): a list in brackets is read as one of Emacs Lisp,
 * and what is no list then is the text that was to be read. What is in quotes as a whole loses them; anything else is a
 * number or the text itself, but where it begins like Lisp: then the first form of it, if it is evaluated here.
 */
export function readScript(text: string, dialect: ScriptDialect): Value {
  const open = text[0] ?? ''
  const isList =
    text.length > 1 && dialect.outer.includes(open) && text.endsWith(closing[open] ?? '')
  return isList ? readList(text, dialect) : readScalar(text)
}

/** Where Emacs has an error instead of a value, the text stays. */
function readList(text: string, dialect: ScriptDialect): Value {
  const lisp = asLisp(text)
  if (lisp === null) return text
  const value = readDatum(lisp)
  if (value === undefined) return `'${lisp}`
  if (value instanceof LispPair) return text
  if (!isList(value)) return plainValue(value)
  const entries = value.map((entry) => (dialect.isRule(entry) ? hline : entry))
  return entries.some((entry) => entry instanceof LispPair)
    ? printLisp(entries, (part) => part)
    : entries.map(plainValue)
}

function readScalar(text: string): Value {
  const isQuoted = text.length > 2 && /^(?:'.*'|".*")$/s.test(text)
  if (isQuoted) return readCell(asLisp(text) ?? text)
  return looksLikeLisp(text) ? readLispText(text) : readCell(text)
}

/** The first form as data, undefined when it cannot be read. */
function readDatum(lisp: string): LispValue | undefined {
  try {
    return datum(readFirstLisp(lisp))
  } catch (error) {
    if (error instanceof LispRefusal) return undefined
    throw error
  }
}

const piece = /'(?:[^'\\]|\\[\s\S])*'|"(?:[^"\\]|\\[\s\S])*"|['"\\]|[[{\]},]/g

const brackets: Readonly<Record<string, string>> = {
  '[': '(',
  '{': '(',
  ']': ')',
  '}': ')',
  ',': ' ',
}

/**
 * With brackets and quotes of Emacs Lisp, null for a text with a quote that nothing closes or a backslash outside of
 * quotes (org-babel--script-escape-inner).
 */
function asLisp(text: string): string | null {
  let lisp = ''
  let at = 0
  for (const { 0: found, index } of text.matchAll(piece)) {
    const bracket = brackets[found]
    if (bracket === undefined && found.length === 1) return null
    lisp += text.slice(at, index) + (bracket ?? `"${requoted(found)}"`)
    at = index + found.length
  }
  return lisp + text.slice(at)
}

/** What is between the quotes: only a backslash in front of a quote or of itself escapes, as `\n` stays what it is. */
function requoted(literal: string): string {
  const isSingle = literal.startsWith("'")
  return literal.slice(1, -1).replace(/\\([\s\S])|"/g, (found, escaped?: string) => {
    if (escaped === undefined) return String.raw`\"`
    if (escaped === "'" && isSingle) return escaped
    if (escaped === '"') return isSingle ? String.raw`\\\"` : found
    return escaped === '\\' ? found : `\\${found}`
  })
}
