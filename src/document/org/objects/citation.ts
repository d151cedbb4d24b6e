import { matchAt } from '../../match-at.ts'
import { type ObjectReader } from './object-reader.ts'
import type { Citation, CitationReference } from './object.ts'

const opening = /\[cite(?:\/([-/_\p{L}\p{N}]+))?:[\t\n ]*/uy
const keyPattern = /@([\p{L}\p{M}\p{N}\-.:?!`'/*@+|(){}<>&_^$#%~]+)/u

/** Citations (Org manual, "Citations"; org-element-citation-parser). */
export const citation: ObjectReader = {
  types: ['citation'],
  read({ text, at, brackets }) {
    const match = matchAt(text, opening, at)
    const end = match ? brackets.behind(at, '[]') : -1
    if (!match || end < 0) return null
    const parts = partsOf(text.slice(at + match[0].length, end - 1))
    return (
      parts && { node: { type: 'citation', style: match[1] ?? '', ...parts }, end, inside: null }
    )
  },
}

/** What stands between the colon and the bracket that closes, null where no key is. */
function partsOf(written: string): Omit<Citation, 'type' | 'style'> | null {
  const first = keyIn(written, 0)
  if (!first) return null
  const begin = written.lastIndexOf(';', first.end - 1) + 1
  const text = written.trimEnd()
  const cut = text.lastIndexOf(';')
  const hasSuffix = cut >= first.end && !keyIn(text, cut + 1)
  return {
    prefix: written.slice(0, Math.max(0, begin - 1)),
    references: referencesIn(hasSuffix ? text.slice(begin, cut + 1) : text.slice(begin)),
    suffix: hasSuffix ? text.slice(cut + 1) : '',
  }
}

function referencesIn(text: string): CitationReference[] {
  const references: CitationReference[] = []
  for (let from = 0, found = keyIn(text, 0); found; found = keyIn(text, from)) {
    const semicolon = text.indexOf(';', found.end)
    const end = semicolon < 0 ? text.length : semicolon
    references.push({
      key: found.key,
      prefix: text.slice(from, found.start),
      suffix: text.slice(found.end, end),
    })
    from = end + 1
  }
  return references
}

/** The first key of a text from an offset on. */
function keyIn(
  text: string,
  from: number,
): { readonly key: string; readonly start: number; readonly end: number } | null {
  const match = keyPattern.exec(text.slice(from))
  if (!match) return null
  const start = from + match.index
  return { key: match[1] ?? '', start, end: start + match[0].length }
}
