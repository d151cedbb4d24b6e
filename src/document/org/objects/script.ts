import { matchAt } from '../../match-at.ts'
import { emacsSpace } from './emacs-space.ts'
import {
  bracketEnd,
  type ObjectPlace,
  type ObjectReader,
  type ReadObject,
} from './object-reader.ts'

const plain = /\*|[+-]?[\p{L}\p{N}.,\\]*[\p{L}\p{N}]/uy

/** Brackets around a script hold others no deeper than this (`org-match-sexp-depth`). */
const deepest = 3

const nonSpace = new RegExp(`[^${emacsSpace}]`)

/** Subscripts and superscripts (Org manual, "Subscripts and Superscripts"). */
export const script: ObjectReader = { types: ['subscript', 'superscript'], read: readScript }

function readScript({ text, at }: ObjectPlace): ReadObject | null {
  if (!nonSpace.test(text[at - 1] ?? ' ')) return null
  const type = text[at] === '_' ? 'subscript' : 'superscript'
  const start = at + 1
  const braced = bracketEnd(text, start, { pair: '{}', deepest })
  if (braced > 0)
    return {
      node: { type, braces: true },
      end: braced,
      inside: { start: start + 1, end: braced - 1 },
    }
  const bracketed = bracketEnd(text, start, { pair: '()', deepest })
  const end = bracketed > 0 ? bracketed : plainEnd(text, start)
  return end < 0 ? null : { node: { type, braces: false }, end, inside: { start, end } }
}

function plainEnd(text: string, start: number): number {
  const match = matchAt(text, plain, start)
  return match ? start + match[0].length : -1
}
