import type { CitationReference } from '../../document/org/objects/object.ts'
import type { CitationNode, OrgNode } from '../tree/node.ts'
import { textNode } from '../tree/read-objects.ts'
import type { CiteStyle } from './cite-settings.ts'

/** What writing a citation needs: its pieces as objects, and what is known of the works. */
export interface CitationParts {
  readonly affix: (text: string) => readonly OrgNode[]
  readonly author: (reference: CitationReference) => string
  readonly year: (reference: CitationReference) => string
  readonly number: (reference: CitationReference) => number
}

/** A piece of a citation: text, or objects of the document. */
type Piece = string | readonly OrgNode[]

/** Which style a citation is written in; what is none of these is the default. */
const styles: Readonly<Record<string, string>> = {
  author: 'author',
  a: 'author',
  noauthor: 'noauthor',
  na: 'noauthor',
  nocite: 'nocite',
  n: 'nocite',
  note: 'note',
  ft: 'note',
  text: 'text',
  t: 'text',
  numeric: 'numeric',
  nb: 'numeric',
}

/** The style that a name stands for, `default` for others. */
export function styleOf({ name }: CiteStyle): string {
  return Object.hasOwn(styles, name) ? (styles[name] ?? '') : 'default'
}

const isBare = ({ variant }: CiteStyle): boolean =>
  ['bare', 'bare-caps', 'b', 'bc'].includes(variant)
const hasCapitals = ({ variant }: CiteStyle): boolean =>
  ['caps', 'bare-caps', 'c', 'bc'].includes(variant)

/** A citation as Org's processor `basic` writes it, without blanks around (org-cite-basic-export-citation). */
export function citationText(
  citation: CitationNode,
  style: CiteStyle,
  parts: CitationParts,
): OrgNode[] {
  const pieces =
    styleOf(style) === 'numeric' ? numeric(citation, parts) : works(citation, style, parts)
  return trimmed(
    pieces.flatMap((piece) => {
      if (typeof piece !== 'string') return piece
      return piece === '' ? [] : [textNode(piece)]
    }),
  )
}

/** All works, each with what stands around its key. */
function works(
  { prefix, references, suffix }: CitationNode,
  style: CiteStyle,
  parts: CitationParts,
): Piece[] {
  const kind = styleOf(style)
  const isEnclosed = (kind === 'default' || kind === 'noauthor') && !isBare(style)
  const listed = references.flatMap((reference, at): Piece[] => [
    at === 0 ? '' : ', ',
    parts.affix(reference.prefix),
    ...work(reference, style, parts),
    parts.affix(reference.suffix),
  ])
  return [
    isEnclosed ? '(' : '',
    parts.affix(prefix),
    ...listed,
    parts.affix(suffix),
    isEnclosed ? ')' : '',
  ]
}

function work(reference: CitationReference, style: CiteStyle, parts: CitationParts): Piece[] {
  const kind = styleOf(style)
  const year = parts.year(reference)
  const written = parts.author(reference)
  if (kind === 'noauthor') return [year]
  if (kind === 'author')
    return [['caps', 'c'].includes(style.variant) ? capitalized(written) : written]
  const author = hasCapitals(style) ? capitalized(written) : written
  if (kind === 'default') return [author, ', ', year]
  return isBare(style) ? [author, ' ', year] : [author, ' (', year, ')']
}

/** Numbers with what stands around them all, or around the only key. */
function numeric(citation: CitationNode, parts: CitationParts): Piece[] {
  const { references } = citation
  const [only, ...others] = references
  const source = only && others.length === 0 ? only : citation
  const numbers = references.map(parts.number).sort((one, other) => one - other)
  return ['(', parts.affix(source.prefix), ranges(numbers), parts.affix(source.suffix), ')']
}

/** Numbers in order, three or more in a row as the first and the last (org-cite-basic--citation-numbers). */
function ranges(numbers: readonly number[]): string {
  const [first = 0, ...rest] = numbers
  let text = String(first)
  rest.forEach((current, at) => {
    const last = numbers[at]
    const isWithin = current - 1 === last && rest[at + 1] === current + 1
    if (isWithin) text += text.endsWith('-') ? '' : '-'
    else text += text.endsWith('-') ? String(current) : `, ${current}`
  })
  return text
}

/** Every word with its first letter large and the others small, as Emacs has it. */
function capitalized(text: string): string {
  return text.replace(
    /([\p{L}\p{M}\p{N}'$%])([\p{L}\p{M}\p{N}'$%]*)/gu,
    (_, first: string, rest: string) => first.toUpperCase() + rest.toLowerCase(),
  )
}

/** Objects without blanks in front and behind. */
function trimmed(nodes: OrgNode[]): OrgNode[] {
  const isBlank = (node: OrgNode | undefined): boolean =>
    node?.type === 'text' && /^[ \t\n\r]*$/.test(node.value)
  let [start, end] = [0, nodes.length]
  while (start < end && isBlank(nodes[start])) start += 1
  while (end > start && isBlank(nodes[end - 1])) end -= 1
  const kept = nodes.slice(start, end)
  const [first, last] = [kept[0], kept.at(-1)]
  if (first?.type === 'text') first.value = first.value.replace(/^[ \t\n\r]+/, '')
  if (last?.type === 'text') last.value = last.value.replace(/(?<![ \t\n\r])[ \t\n\r]+$/, '')
  else if (last) last.postBlank = 0
  return kept
}
