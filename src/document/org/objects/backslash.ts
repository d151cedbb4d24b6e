import { matchAt } from '../../match-at.ts'
import { emacsSpace } from './emacs-space.ts'
import { entityHtml } from './entities.ts'
import {
  type ObjectPlace,
  type ObjectReader,
  type ReadObject,
  searchFrom,
} from './object-reader.ts'

const entityPattern = /\\(?:(_ +)|(there4|sup[123]|frac[13][24]|[a-zA-Z]+)(\{\}|(?!\p{L})))/uy

/** Named characters as `\alpha` (Org manual, "Special Symbols"). */
export const entity: ObjectReader = {
  types: ['entity'],
  read({ text, at }) {
    const match = matchAt(text, entityPattern, at)
    const name = match?.[1] ?? match?.[2] ?? ''
    const html = entityHtml(name)
    if (!match || html === null) return null
    const node = { type: 'entity' as const, name, html, braces: match[3] === '{}' }
    return { node, end: at + match[0].length, inside: null }
  },
}

const lineBreakPattern = /(?<!\\)\\\\[ \t]*(?:\n|$(?![\s\S]))/my

/** Two backslashes at the end of a line. */
export const lineBreak: ObjectReader = {
  types: ['line-break'],
  read({ text, at }) {
    const match = matchAt(text, lineBreakPattern, at)
    return match && { node: { type: 'line-break' }, end: at + match[0].length, inside: null }
  },
}

const command = /\\[a-zA-Z]+\*?(?:\[[^\][\n{}]*\]|\{[^{}\n]*\})*/y
const roundEnd = /\\\)/g
const squareEnd = /\\\]/g
const doubleDollar = /\$\$/g
const dollar = /\$/g

/** Blanks, brackets, quotes and punctuation in the syntax of Org mode. */
const behindDollar = new RegExp(
  `^(?:[${emacsSpace}.,;:?!#@^\`(){}[\\]<>"']|(?![\\0-\\x7f])\\p{P})`,
  'u',
)

/** LaTeX fragments (Org manual, "LaTeX fragments"). */
export const latexFragment: ObjectReader = {
  types: ['latex-fragment'],
  read(place) {
    const end = place.text[place.at] === '$' ? dollarEnd(place) : backslashEnd(place)
    if (end < 0) return null
    return fragment(place, end)
  },
}

function fragment({ text, at }: ObjectPlace, end: number): ReadObject {
  return { node: { type: 'latex-fragment', value: text.slice(at, end) }, end, inside: null }
}

function backslashEnd(place: ObjectPlace): number {
  const { text, at } = place
  const open = text[at + 1]
  if (open === '(' || open === '[') {
    const close = searchFrom(place, open === '(' ? roundEnd : squareEnd, at + 2)
    return close ? close.index + 2 : -1
  }
  const match = matchAt(text, command, at)
  return match ? at + match[0].length : -1
}

function dollarEnd(place: ObjectPlace): number {
  const { text, at } = place
  if (text[at + 1] === '$') {
    const close = searchFrom(place, doubleDollar, at + 2)
    return close ? close.index + 2 : -1
  }
  if (text[at - 1] === '$' || /[ \t\n,.;]/.test(text[at + 1] ?? ' ')) return -1
  const close = searchFrom(place, dollar, at + 1)
  if (!close || /[ \t\n,.]/.test(text[close.index - 1] ?? '')) return -1
  const isEnd = close.index + 1 === text.length
  return isEnd || behindDollar.test(text.slice(close.index + 1, close.index + 3))
    ? close.index + 1
    : -1
}
