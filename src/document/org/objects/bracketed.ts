import { matchAt } from '../../match-at.ts'
import { type ObjectPlace, type ObjectReader, type ReadObject } from './object-reader.ts'

const footnoteOpening = /\[fn:(?:([-\w\p{L}\p{N}]+)?:|([-\w\p{L}\p{N}]+)(?=\]))/uy

/** Footnote references, which may hold their definition (Org manual, "Creating Footnotes"). */
export const footnoteReference: ObjectReader = {
  types: ['footnote-reference'],
  read({ text, at, brackets }) {
    const match = matchAt(text, footnoteOpening, at)
    const end = match ? brackets.behind(at, '[]') : -1
    if (!match || end < 0) return null
    const inline = match[2] === undefined
    const label = match[1] ?? match[2] ?? ''
    const inside = inline ? { start: at + match[0].length, end: end - 1 } : null
    return { node: { type: 'footnote-reference', label, inline }, end, inside }
  },
}

const cookie = /\[[0-9]*(?:%|\/[0-9]*)\]/y

/** Counts of done items, as `[1/2]` and `[50%]` (Org manual, "Checkboxes"). */
export const statisticsCookie: ObjectReader = {
  types: ['statistics-cookie'],
  read: (place) => wholeMatch(place, cookie, 'statistics-cookie'),
}

// Their lengths are bounded, so that what nothing closes is not read to the end of its line again and again.
const moment = String.raw`\d{4}-\d\d-\d\d(?: [^\n>\]]{0,1000})?`
const diary = String.raw`<%%\([^>\n][^>\n)]{0,1000}\)[^\n>]{0,1000}>`
const timestampPattern = new RegExp(
  String.raw`(?:[<[]${moment}[>\]](?:--[<[]${moment}[>\]])?|${diary})`,
  'y',
)

/** Times in angles or brackets (Org manual, "Timestamps"). */
export const timestamp: ObjectReader = {
  types: ['timestamp'],
  read: (place) => wholeMatch(place, timestampPattern, 'timestamp'),
}

function wholeMatch(
  { text, at }: ObjectPlace,
  pattern: RegExp,
  type: 'statistics-cookie' | 'timestamp',
): ReadObject | null {
  const value = matchAt(text, pattern, at)?.[0]
  return value === undefined
    ? null
    : { node: { type, value }, end: at + value.length, inside: null }
}

const name = String.raw`([^\n\r\t <>]|[^\n\r\t <>][^\n\r<>]*[^\n\r\t <>])`
const targetPattern = new RegExp(`<<${name}>>`, 'y')
const radioPattern = new RegExp(`<<<${name}>>>`, 'y')

/** Places that links lead to (Org manual, "Internal Links"). */
export const target: ObjectReader = {
  types: ['target'],
  read({ text, at }) {
    const match = matchAt(text, targetPattern, at)
    const value = match?.[1] ?? ''
    return match && { node: { type: 'target', value }, end: at + match[0].length, inside: null }
  },
}

/** Places that every mention of their text links to (Org manual, "Radio Targets"). */
export const radioTarget: ObjectReader = {
  types: ['radio-target'],
  read({ text, at }) {
    const match = matchAt(text, radioPattern, at)
    if (!match) return null
    const end = at + match[0].length
    const inside = { start: at + 3, end: end - 3 }
    return { node: { type: 'radio-target', value: match[1] ?? '' }, end, inside }
  },
}
