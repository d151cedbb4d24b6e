import { matchAt } from '../../match-at.ts'
import {
  type ObjectPlace,
  type ObjectReader,
  type ReadObject,
  searchFrom,
} from './object-reader.ts'
import { wordStart } from './word-start.ts'

const snippetOpening = /@@([-A-Za-z0-9]+):/y
const snippetEnd = /@@/g

/** Text for one back end alone, as `@@html:…@@` (Org manual, "Quoting HTML tags"). */
export const exportSnippet: ObjectReader = {
  types: ['export-snippet'],
  read(place) {
    const { text, at } = place
    const opening = matchAt(text, snippetOpening, at)
    const start = at + (opening?.[0].length ?? 0)
    const close = opening ? searchFrom(place, snippetEnd, start) : null
    if (!opening || !close) return null
    const node = {
      type: 'export-snippet' as const,
      backend: opening[1] ?? '',
      value: text.slice(start, close.index),
    }
    return { node, end: close.index + 2, inside: null }
  },
}

const macroOpening = /\{\{\{([a-zA-Z][-\w]*)(\()?/y
const macroEnd = /\)\}\}\}/g

/** Macros, as `{{{name(arguments)}}}` (Org manual, "Macro Replacement"). */
export const macro: ObjectReader = {
  types: ['macro'],
  read(place) {
    const { text, at } = place
    const opening = matchAt(text, macroOpening, at)
    if (!opening) return null
    const start = at + opening[0].length
    const key = (opening[1] ?? '').toLowerCase()
    if (opening[2] === undefined)
      return text.startsWith('}}}', start)
        ? macroOf(place, key, { end: start + 3, given: null })
        : null
    const close = searchFrom(place, macroEnd, start)
    if (!close) return null
    return macroOf(place, key, { end: close.index + 4, given: text.slice(start, close.index) })
  },
}

function macroOf(
  { text, at }: ObjectPlace,
  key: string,
  { end, given }: { readonly end: number; readonly given: string | null },
): ReadObject {
  const value = text.slice(at, end)
  return {
    node: { type: 'macro', key, arguments: macroArguments(given), value },
    end,
    inside: null,
  }
}

/** Arguments are told apart by commas without a backslash (org-macro-extract-arguments). */
function macroArguments(given: string | null): string[] {
  if (given === null) return []
  const parts = ['']
  const tokens = given
    .trim()
    .replace(/[ \t\r\n]+/g, ' ')
    .matchAll(/(\\*)(,)|\\+(?!,)|[^\\,]+/g)
  for (const { 0: token, 1: slashes = '', 2: comma } of tokens) {
    const last = parts.length - 1
    if (comma === undefined) parts[last] += token
    else
      parts[last] += '\\'.repeat(Math.floor(slashes.length / 2)) + (slashes.length % 2 ? ',' : '')
    if (comma !== undefined && slashes.length % 2 === 0) parts.push('')
  }
  return parts
}

const sourceOpening = new RegExp(String.raw`${wordStart}src_([^ \t\n[{]+)(?=[{[])`, 'uy')

/** Inline code, as `src_bash[arguments]{code}` (Org manual, "Structure of Code Blocks"). */
export const inlineSource: ObjectReader = {
  types: ['inline-src-block'],
  read({ text, at, brackets }) {
    const opening = matchAt(text, sourceOpening, at)
    if (!opening) return null
    const start = at + opening[0].length
    const headerEnd = text[start] === '[' ? brackets.behind(start, '[]') : start
    const end = headerEnd < 0 ? -1 : brackets.behind(headerEnd, '{}')
    if (end < 0) return null
    const node = {
      type: 'inline-src-block' as const,
      language: opening[1] ?? '',
      parameters: text
        .slice(start + 1, headerEnd - 1)
        .trim()
        .replace(/\n[ \t]*/g, ' '),
      value: text.slice(headerEnd + 1, end - 1),
    }
    return { node, end, inside: null }
  },
}

const callOpening = new RegExp(String.raw`${wordStart}call_[^ \t\n[(]+(?=[([])`, 'uy')

/** Inline calls, as `call_name[inside](arguments)[end]`. */
export const inlineCall: ObjectReader = {
  types: ['inline-babel-call'],
  read({ text, at, brackets }) {
    const opening = matchAt(text, callOpening, at)
    if (!opening) return null
    const start = at + opening[0].length
    const inside = text[start] === '[' ? brackets.behind(start, '[]') : start
    const close = inside < 0 ? -1 : brackets.behind(inside, '()')
    if (close < 0) return null
    const tail = brackets.behind(close, '[]')
    const end = Math.max(close, tail)
    const node = { type: 'inline-babel-call' as const, value: text.slice(at, end) }
    return { node, end, inside: null }
  },
}
