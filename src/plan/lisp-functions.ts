import { trimChars } from '../document/trim-chars.ts'
import { hline, LispSymbol, isList } from '../document/value.ts'
import { LispRefusal } from './lisp-form.ts'
import { lispFormat } from './lisp-format.ts'
import { integer, lispNumbers, wholeNumber } from './lisp-numbers.ts'
import { truth } from './lisp-value.ts'
import { listWithTail, type LispValue, LispVector } from './lisp-value.ts'
import { printLisp } from './print-lisp.ts'

type LispFunction = (values: readonly LispValue[]) => LispValue

/** Longest list that a function makes. */
const longest = 10_000

/** Longest text, in UTF-16 code units, that a function makes of many items. */
const longestText = 1_000_000

/** Pure functions of the Elisp manual, by name; each throws LispRefusal for arguments that it is not defined for here. */
export const lispFunctions: ReadonlyMap<string, LispFunction> = new Map<string, LispFunction>([
  ['identity', ([value = null]) => value],
  ['list', listOf],
  ['vector', (values) => new LispVector(values)],
  ['not', ([value = null]) => truth(value === null)],
  ['null', ([value = null]) => truth(value === null)],
  ['equal', ([left = null, right = null]) => truth(printLisp(left) === printLisp(right))],
  ['symbol-name', ([value = null]) => symbolName(value)],
  // Lists
  ['car', ([value = null]) => first(value)],
  ['cdr', ([value = null]) => listOf(items(value).slice(1))],
  ['caar', ([value = null]) => first(first(value))],
  ['cadr', ([value = null]) => items(value)[1] ?? null],
  ['cddr', ([value = null]) => listOf(items(value).slice(2))],
  ['caddr', ([value = null]) => items(value)[2] ?? null],
  ['nth', ([at = null, value = null]) => items(value)[Math.max(0, integer(at))] ?? null],
  ['nthcdr', ([at = null, value = null]) => listOf(items(value).slice(Math.max(0, integer(at))))],
  ['last', ([value = null]) => listOf(items(value).slice(-1))],
  ['cons', ([first = null, rest = null]) => listWithTail([first], rest)],
  ['append', (values) => listOf(values.flatMap(items))],
  ['elt', ([value = null, at = null]) => items(value)[Math.max(0, integer(at))] ?? null],
  ['butlast', ([value = null]) => listOf(items(value).slice(0, -1))],
  ['member', ([wanted = null, value = null]) => listOf(from(wanted, items(value)))],
  ['reverse', ([value = null]) => listOf(items(value).toReversed())],
  ['length', ([value = null]) => lengthOf(value)],
  ['number-sequence', ([from = null, to = null, step = 1]) => sequence(from, to, step)],
  ['mapcar', ([name = null, value = null]) => listOf(mapped(name, value))],
  // Texts
  [
    'mapconcat',
    ([name = null, value = null, separator = null]) => joined(mapped(name, value), separator),
  ],
  ['string-join', ([value = null, separator = null]) => joined(items(value), separator)],
  ['split-string', (values) => splitString(values)],
  ['file-name-nondirectory', ([value = null]) => fileName(value).name],
  ['file-name-directory', ([value = null]) => fileName(value).directory],
  ['file-name-extension', ([value = null]) => fileName(value).extension],
  ['file-name-base', ([value = null]) => fileName(value).base],
  ['file-name-sans-extension', ([value = null]) => fileName(value).stem],
  ['file-name-with-extension', ([value = null, extension = null]) => renamed(value, extension)],
  ['file-name-concat', (values) => joinedPath(values.map(textOf))],
  ['file-name-as-directory', ([value = null]) => asDirectory(textOf(value))],
  ['concat', (values) => values.map(textOf).join('')],
  ['format', ([template = null, ...values]) => lispFormat(textOf(template), values)],
  ['message', ([template = null, ...values]) => lispFormat(textOf(template), values)],
  ['upcase', ([value = null]) => textOf(value).toUpperCase()],
  ['downcase', ([value = null]) => textOf(value).toLowerCase()],
  ['string-trim', ([value = null]) => trimChars(textOf(value), ' \t\n\r')],
  [
    'string-prefix-p',
    ([start = null, text = null]) => truth(textOf(text).startsWith(textOf(start))),
  ],
  ['string-suffix-p', ([end = null, text = null]) => truth(textOf(text).endsWith(textOf(end)))],
  ['string-empty-p', ([text = null]) => truth(textOf(text) === '')],
  ['string-replace', ([old = null, by = null, text = null]) => replaced(old, by, text)],
  ['prin1-to-string', ([value = null]) => printLisp(value)],
  ['string=', ([left = null, right = null]) => truth(nameOf(left) === nameOf(right))],
  ['string-equal', ([left = null, right = null]) => truth(nameOf(left) === nameOf(right))],
  ['substring', ([text = null, from = 0, to = null]) => substring(textOf(text), from, to)],
  ['string-to-number', ([text = null, base = 10]) => stringToNumber(textOf(text), integer(base))],
  ...lispNumbers,
])

function listOf(values: readonly LispValue[]): LispValue {
  return values.length === 0 ? null : values
}

function items(value: LispValue): readonly LispValue[] {
  if (value === null) return []
  if (isList(value)) return value
  throw new LispRefusal(`${printLisp(value)} is no list`)
}

function first(value: LispValue): LispValue {
  return items(value)[0] ?? null
}

/** What a function that is named makes of each item. */
function mapped(name: LispValue, value: LispValue): readonly LispValue[] {
  const apply = lispFunctions.get(name instanceof LispSymbol ? name.name : '')
  if (!apply) throw new LispRefusal(`${printLisp(name)} is no function that is evaluated here`)
  return items(value).map((item) => apply([item]))
}

/** The list from the first item on that prints as the wanted one. */
function from(wanted: LispValue, values: readonly LispValue[]): readonly LispValue[] {
  const at = values.findIndex((value) => printLisp(value) === printLisp(wanted))
  return at < 0 ? [] : values.slice(at)
}

function replaced(old: LispValue, by: LispValue, text: LispValue): string {
  if (textOf(old) === '') throw new LispRefusal('an empty text is not replaced')
  return joined(textOf(text).split(textOf(old)), by)
}

function joined(texts: readonly LispValue[], separator: LispValue): string {
  const [parts, between] = [texts.map(textOf), textOf(separator)]
  const length = parts.reduce((sum, part) => sum + part.length + between.length, 0)
  if (length > longestText) throw new LispRefusal('the text is too long')
  return parts.join(between)
}

/** At blanks, where nothing else is said; at a text without characters that mean more in a pattern. */
function splitString([
  text = null,
  separator = null,
  omits = null,
  trims = null,
]: readonly LispValue[]): LispValue {
  if (trims !== null) throw new LispRefusal('what is trimmed is not read here')
  if (separator === null)
    return listOf(
      textOf(text)
        .split(/[ \f\t\n\r\v]+/)
        .filter(Boolean),
    )
  const mark = textOf(separator)
  if (!/^[^\\.*+?^$[\]]+$/.test(mark)) throw new LispRefusal('patterns are not read here')
  return listOf(
    textOf(text)
      .split(mark)
      .filter((part) => omits === null || part !== ''),
  )
}

/** The parts of a file's name (Elisp manual, "File Name Components"). */
function fileName(value: LispValue) {
  const [, directory = '', name = ''] = /^(.*\/)?([^/]*)$/s.exec(textOf(value)) ?? []
  const [, base = name, extension = null] = /^(.+)\.([^.]*)$/s.exec(name) ?? []
  return { directory: directory || null, name, base, extension, stem: directory + base }
}

/** With another extension, a point in front of it or not. */
function renamed(value: LispValue, extension: LispValue): string {
  const ending = textOf(extension).replace(/^\./, '')
  const { stem, name } = fileName(value)
  if (ending === '' || name === '') throw new LispRefusal('the file or its extension has no name')
  return `${stem}.${ending}`
}

/** Parts that are not empty, a slash between each two. */
function joinedPath(parts: readonly string[]): string {
  const given = parts.filter(Boolean)
  return given.map((part, at) => (at + 1 < given.length ? asDirectory(part) : part)).join('')
}

function asDirectory(path: string): string {
  if (path === '') return './'
  return path.endsWith('/') ? path : `${path}/`
}

function lengthOf(value: LispValue): number {
  if (value instanceof LispVector) return value.items.length
  return typeof value === 'string' ? Array.from(value).length : items(value).length
}

function sequence(from: LispValue, to: LispValue, step: LispValue): LispValue {
  const [first, by] = [integer(from), integer(step)]
  const last = to === null ? first : integer(to)
  const count = by === 0 ? 1 : Math.floor((last - first) / by) + 1
  if (count > longest) throw new LispRefusal('the list is too long')
  return listOf(Array.from({ length: Math.max(0, count) }, (_, at) => first + at * by))
}

function substring(text: string, from: LispValue, to: LispValue): string {
  const characters = Array.from(text)
  const { length } = characters
  const place = (at: LispValue): number => {
    const index = integer(at)
    return index < 0 ? index + length : index
  }
  const start = from === null ? 0 : place(from)
  const end = to === null ? length : place(to)
  if (start < 0 || end > length || start > end) throw new LispRefusal('the text has no such part')
  return characters.slice(start, end).join('')
}

/** Of the digits at the front; nothing there is 0, and a prefix such as `0x` is none of them. */
function stringToNumber(text: string, base: number): LispValue {
  if (base < 2 || base > 16 || /^\s*[-+]?[\d]*[.e]/i.test(text))
    throw new LispRefusal(`"${text}" is not read as a number here`)
  const value = Number.parseInt(text.replace(/^(\s*[-+]?0)x/i, '$1 '), base)
  return Number.isNaN(value) ? 0 : wholeNumber(value)
}

function textOf(value: LispValue): string {
  if (value === null) return ''
  if (typeof value === 'string') return value
  throw new LispRefusal(`${printLisp(value)} is no string`)
}

/** The text of a string or the name of a symbol. */
function nameOf(value: LispValue): string {
  if (value === null) return 'nil'
  if (value === hline) return 'hline'
  return value instanceof LispSymbol ? value.name : textOf(value)
}

function symbolName(value: LispValue): string {
  if (typeof value === 'string') throw new LispRefusal('a string is no symbol')
  return nameOf(value)
}
