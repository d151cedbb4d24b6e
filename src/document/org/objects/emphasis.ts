import { matchAt } from '../../match-at.ts'
import { emacsSpace } from './emacs-space.ts'
import {
  type ObjectPlace,
  type ObjectReader,
  type ReadObject,
  searchFrom,
} from './object-reader.ts'
import type { Literal, Markup } from './object.ts'

type Mark = '*' | '/' | '+' | '_' | '=' | '~'

const types: Readonly<Record<Mark, Markup['type'] | Literal['type']>> = {
  '*': 'bold',
  '/': 'italic',
  '+': 'strike-through',
  _: 'underline',
  '=': 'verbatim',
  '~': 'code',
}

const closings: Readonly<Record<Mark, RegExp>> = {
  '*': closing('\\*'),
  '/': closing('/'),
  '+': closing('\\+'),
  _: closing('_'),
  '=': closing('='),
  '~': closing('~'),
}

function closing(mark: string): RegExp {
  return new RegExp(`[^${emacsSpace}]${mark}(?=[${emacsSpace}\\-.,;:!?'")}\\\\[]|$)`, 'gm')
}

const opening = new RegExp(
  String.raw`(?:(?<=[${emacsSpace}\-('"{])|^)[*/+_=~][^${emacsSpace}]`,
  'my',
)

/** Emphasis, verbatim and code (Org manual, "Emphasis and Monospace"; org-syntax, "Text Markup"). */
export const emphasis: ObjectReader = {
  types: Object.values(types),
  read: readEmphasis,
}

function readEmphasis(place: ObjectPlace): ReadObject | null {
  const { text, at } = place
  const mark = text[at] as Mark
  if (!(mark in types) || !matchAt(text, opening, at)) return null
  const close = searchFrom(place, closings[mark], at + 1)
  if (!close) return null
  const end = close.index + close[0].length
  const type = types[mark]
  const inside = { start: at + 1, end: end - 1 }
  if (type !== 'code' && type !== 'verbatim') return { node: { type }, end, inside }
  return { node: { type, value: text.slice(inside.start, inside.end) }, end, inside: null }
}
