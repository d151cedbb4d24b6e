import type { CitationNode, OrgNode, TextNode } from '../tree/node.ts'
import { textNode } from '../tree/read-objects.ts'
import { ancestor } from '../tree/walk.ts'

/** Where a language puts the punctuation and the mark of a note beside a quote (`org-cite-note-rules`). */
export interface NoteRule {
  readonly punctuation: 'inside' | 'outside' | 'adaptive'
  readonly order: 'after' | 'before'
}

/** The rule of a language, by its code as written. */
export function noteRule(language: string): NoteRule {
  const [name = '', region = ''] = language.toLowerCase().split(/[-_]/)
  if (name === 'en' && region === 'us') return { punctuation: 'inside', order: 'after' }
  if (name === 'fr') return { punctuation: 'adaptive', order: 'before' }
  return { punctuation: 'adaptive', order: 'after' }
}

/** What stands around a citation: in front of it in order, and behind it with what comes next at the end. */
export interface Around {
  readonly before: OrgNode[]
  readonly rest: OrgNode[]
}

const marks = '[.,;:!?]'
const ending = new RegExp(String.raw`([ \t\n]*${marks})?(?:[ \t\n]*("))?([ \t\n]+)?$`, 'd')
const opening = new RegExp(`^[ \\t\\n]*${marks}`)
const blanksAtEnd = /(?<![ \t\n])[ \t\n]+$/
/** Blanks at the end of a text that are looked at for punctuation in front of them. */
const longestEnding = 1000

/** True for a citation in a footnote, which needs no note of its own. */
export function isInNote(citation: CitationNode): boolean {
  return (
    ancestor(citation, 'footnote-definition') !== null ||
    ancestor(citation, 'footnote-reference') !== null
  )
}

/**
 * Puts a note in the place of a citation and of the punctuation beside it, as its language wants (org-cite-adjust-note);
 * the note holds the blanks that are behind the citation.
 */
export function placeNote(note: OrgNode, around: Around, rule: NoteRule): void {
  const { before, rest } = around
  const last = before.at(-1)
  const nearest = last ? lastTerminal(last) : null
  const text = nearest?.type === 'text' ? nearest : null
  const { punctuation, final, isQuoted } = movePunctuation(text, rest, rule)
  const isInside = punctuation !== '' && final === ''
  if (rule.order === 'before') {
    // Without punctuation there is nothing that the note could be on the same side of.
    const splits = isInside || (punctuation !== '' && !isQuoted)
    if (text && splits) return splitAt(text, note, around)
  } else if (final !== '') {
    takeFront(rest, final)
    setBlanks(last, 0)
    before.push(beside(note, ' '.repeat(note.postBlank) + final))
  }
  setBlanks(before.at(-1), 0)
  before.push(note)
}

/** Sets the blanks behind a node; those of a text are in it, and behind other citations Org leaves them. */
export function setBlanks(node: OrgNode | undefined, count: number): void {
  if (node?.type === 'text') node.value = node.value.replace(blanksAtEnd, '') + ' '.repeat(count)
  else if (node && node.type !== 'citation') node.postBlank = count
}

/** What a text ends with: a mark, a quote behind it, blanks; `''` for none. */
function endOf(text: TextNode | null): {
  readonly start: number
  readonly punctuation: string
  readonly quoteAt: number
  readonly spacing: string
} {
  const value = text?.value ?? ''
  const from = Math.max(0, value.length - longestEnding)
  const match = ending.exec(value.slice(from))
  const quote = match?.indices?.[2]
  return {
    start: from + (match?.index ?? 0),
    punctuation: match?.[1] ?? '',
    quoteAt: quote ? from + quote[0] : -1,
    spacing: match?.[3] ?? '',
  }
}

/** Moves the punctuation beside a quote into it or out of it; tells what then stands in front of the note and behind it. */
function movePunctuation(
  text: TextNode | null,
  rest: OrgNode[],
  rule: NoteRule,
): { readonly punctuation: string; readonly final: string; readonly isQuoted: boolean } {
  const upcoming = rest.at(-1)
  const final = upcoming?.type === 'text' ? (opening.exec(upcoming.value)?.[0] ?? '') : ''
  const { start, punctuation, quoteAt, spacing } = endOf(text)
  const isQuoted = quoteAt >= 0
  if (!text || !isQuoted || (punctuation === '') === (final === ''))
    return { punctuation, final, isQuoted }
  const isIn = rule.punctuation === 'inside' || (rule.punctuation === 'adaptive' && spacing === '')
  if (isIn && final !== '') {
    takeFront(rest, final)
    text.value = text.value.slice(0, quoteAt) + final + text.value.slice(quoteAt)
    return { punctuation: final, final: '', isQuoted }
  }
  if (isIn || punctuation === '') return { punctuation, final, isQuoted }
  text.value = text.value.slice(0, start) + text.value.slice(start + punctuation.length)
  rest.push(beside(text, punctuation))
  return { punctuation: '', final: punctuation, isQuoted }
}

/** Takes characters from the front of the text that comes next. */
function takeFront(rest: OrgNode[], taken: string): void {
  const next = rest.at(-1)
  if (next?.type !== 'text') return
  if (next.value === taken) rest.pop()
  else next.value = next.value.slice(taken.length)
}

/** Puts a note into a text, in front of the punctuation and quote that this ends with. */
function splitAt(text: TextNode, note: OrgNode, { before }: Around): void {
  const list = before.includes(text) ? before : (text.parent?.children ?? before)
  const { start } = endOf(text)
  if (note.postBlank > 0) before.push(beside(note, ' '.repeat(note.postBlank)))
  note.postBlank = 0
  note.parent = text.parent
  const front = text.value.slice(0, start)
  text.value = text.value.slice(start).replace(blanksAtEnd, '')
  const at = list.lastIndexOf(text)
  if (front.trim() === '') setBlanks(list[at - 1], 0)
  const kept = front.trim() === '' ? [] : [beside(text, front.replace(blanksAtEnd, ''))]
  list.splice(at, 0, ...kept, note)
}

function beside({ parent }: OrgNode, value: string): OrgNode {
  return Object.assign(textNode(value), { parent })
}

const terminals: ReadonlySet<OrgNode['type']> = new Set([
  'text',
  'citation',
  'code',
  'entity',
  'export-snippet',
  'footnote-reference',
  'line-break',
  'latex-fragment',
  'link',
  'radio-target',
  'statistics-cookie',
  'timestamp',
  'verbatim',
])

/** The last object in a node that text can end with, null for none; what is written small or low does not count. */
function lastTerminal(node: OrgNode): OrgNode | null {
  if (node.type === 'subscript' || node.type === 'superscript') return null
  for (const child of node.children.toReversed()) {
    const found = lastTerminal(child)
    if (found) return found
  }
  return terminals.has(node.type) ? node : null
}
