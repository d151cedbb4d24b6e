import type { Span } from '../../line-index.ts'
import { matchAt } from '../../match-at.ts'
import { linkTypes } from './link-types.ts'
import {
  type ObjectPlace,
  type ObjectReader,
  type ObjectSettings,
  type ReadObject,
  searchFrom,
} from './object-reader.ts'
import { wordStart } from './word-start.ts'

/** Links in brackets, plain ones, those in angles and to radio targets (Org manual, "Hyperlinks"). */
export const link: ObjectReader = {
  types: ['link'],
  read(place) {
    const first = place.text[place.at]
    if (first === '[') return place.text[place.at + 1] === '[' ? bracketLink(place) : null
    return first === '<' ? angleLink(place) : plainLink(place)
  },
}

/** A text that is a radio target elsewhere, as the settings' `radio` finds it. */
export function radioLink(text: string, { start, end }: Span): ReadObject {
  const path = text.slice(start, end)
  const node = {
    type: 'link' as const,
    linkType: 'radio',
    path,
    searchOption: '',
    rawLink: path,
    abbreviated: false,
    explicit: false,
    format: 'plain' as const,
  }
  return { node, end, inside: { start, end } }
}

const descriptionEnd = /\]\]/g

function bracketLink(place: ObjectPlace): ReadObject | null {
  const { text, at, settings } = place
  const uriEnd = uriEndAt(text, at + 2)
  if (uriEnd < 0) return null
  const uri = text.slice(at + 2, uriEnd)
  const linked = linkTo(uri, settings)
  if (text[uriEnd + 1] === ']')
    return { node: { ...linked, format: 'bracket' }, end: uriEnd + 2, inside: null }
  if (text[uriEnd + 1] !== '[') return null
  const close = searchFrom(place, descriptionEnd, uriEnd + 3)
  if (!close) return null
  const inside = { start: uriEnd + 2, end: close.index }
  return { node: { ...linked, format: 'bracket' }, end: close.index + 2, inside }
}

/** Offset of the bracket that ends a link's target, -1 for none; backslashes escape brackets (org-link-bracket-re). */
function uriEndAt(text: string, start: number): number {
  for (let at = start; at < text.length; at += 1) {
    const char = text[at]
    if (char === '[') return -1
    if (char === ']') return at > start ? at : -1
    if (char !== '\\') continue
    let slashes = 0
    while (text[at + slashes] === '\\') slashes += 1
    const isEscape = slashes % 2 === 1 && /[[\]]/.test(text[at + slashes] ?? '')
    at += isEscape ? slashes : slashes - 1
  }
  return -1
}

/** A line feed with the blanks around it. */
const lineBreak = /(?<![ \t])[ \t]*\n[ \t]*/g

const explicitType = new RegExp(`^(${linkTypes}):`)

/** What a bracket link's target means. */
function linkTo(uri: string, settings: ObjectSettings) {
  const unescaped = uri
    .replace(lineBreak, ' ')
    .replace(/(?<!\\)\\+(?=[[\]]|$)/g, (slashes) =>
      slashes.slice(0, Math.floor(slashes.length / 2)),
    )
  const raw = expanded(unescaped, settings.abbreviations)
  const abbreviated = raw !== unescaped
  const named = { type: 'link' as const, rawLink: raw, abbreviated }
  const base = { ...named, searchOption: '', explicit: false }
  if (/^(?:[/~]|\.\.?\/)/.test(raw)) return { ...base, ...file(raw) }
  const type = explicitType.exec(raw)?.[1]
  if (type) return { ...base, ...typed(type, raw.slice(type.length + 1)), explicit: true }
  if (/^\(.*\)$/.test(raw)) return { ...base, linkType: 'coderef', path: raw.slice(1, -1) }
  if (raw.startsWith('#')) return { ...base, linkType: 'custom-id', path: raw.slice(1) }
  return { ...base, linkType: 'fuzzy', path: raw }
}

function typed(type: string, path: string) {
  return /^file(?:\+|$)/.test(type) ? file(path) : { linkType: type, path, searchOption: '' }
}

function file(written: string) {
  const at = written.indexOf('::')
  const path = at < 0 ? written : written.slice(0, at)
  return {
    linkType: 'file',
    path: path.replace(/^\/{2,}(.:)?\//, '$1/'),
    searchOption: at < 0 ? '' : written.slice(at + 2),
  }
}

/** Puts the rest of an abbreviated link into its replacement (Org manual, "Link Abbreviations"). */
function expanded(target: string, abbreviations: ReadonlyMap<string, string>): string {
  const match = /^([^:]*)(?:::?(.*))?$/.exec(target)
  const replacement = abbreviations.get(match?.[1] ?? '')
  if (replacement === undefined) return target
  const tag = match?.[2] ?? ''
  if (replacement.includes('%h')) return replacement.replace('%h', () => encodeURIComponent(tag))
  return replacement.includes('%s') ? replacement.replace('%s', () => tag) : replacement + tag
}

const word = String.raw`[^\][ \t\n()<>]`
const nested = String.raw`[<([](?:${word}|[<([]${word}*[\])>])*[\])>]`
const last = String.raw`[^!-/:-@\[-\x60{-~ \t\n\p{P}]|/|${nested}`
const plainPattern = new RegExp(
  String.raw`${wordStart}(${linkTypes}):((?:${word}|${nested})+(?:${last}))`,
  'uy',
)

function plainLink({ text, at }: ObjectPlace): ReadObject | null {
  const match = matchAt(text, plainPattern, at)
  return match && withType(match, 'plain', match[2] ?? '')
}

const angleEnd = />/g
const anglePattern = new RegExp(
  `<(${linkTypes}):([^>\\n]*(?:\\n[ \\t]*[^> \\t\\n][^>\\n]*)*)>`,
  'y',
)

function angleLink(place: ObjectPlace): ReadObject | null {
  const { text, at } = place
  const match = searchFrom(place, angleEnd, at) && matchAt(text, anglePattern, at)
  return match && withType(match, 'angle', (match[2] ?? '').replace(lineBreak, ''))
}

function withType(match: RegExpExecArray, format: 'plain' | 'angle', path: string): ReadObject {
  const type = match[1] ?? ''
  const rawLink = `${type}:${path}`
  const named = { type: 'link' as const, rawLink, abbreviated: false }
  const node = { ...named, ...typed(type, path), explicit: true, format }
  return { node, end: match.index + match[0].length, inside: null }
}
