import { addToGroup } from '../../document/add-to-group.ts'
import { emacsSpace } from '../../document/org/objects/emacs-space.ts'
import type { NodeOf, OrgNode } from '../tree/node.ts'
import { siblings } from '../tree/walk.ts'
import type { ExportContext } from './export-context.ts'

type TextNode = NodeOf<'text'>

/** Places in the table below; null for a quote that stays as it is. */
type Kind = 'open' | 'close' | 'innerOpen' | 'innerClose' | 'apostrophe' | null

const places = { open: 0, close: 1, innerOpen: 2, innerClose: 3, apostrophe: 4 } as const

/** What languages put around speech, around speech within it, and where letters are missing. */
const byLanguage: ReadonlyMap<string, readonly string[]> = new Map(
  Object.entries<readonly string[]>({
    ar: ['«', '»', '‹', '›', '’'],
    da: ['»', '«', '›', '‹', '’'],
    de: ['„', '“', '‚', '‘', '’'],
    el: ['«', '»', '“', '”', '’'],
    en: ['“', '”', '‘', '’', '’'],
    es: ['«', '»', '“', '”', '’'],
    fa: ['«', '»', '‹', '›', '’'],
    fr: ['«\u00a0', '\u00a0»', '“', '”', '’'],
    is: ['„', '“', '‚', '‘', '’'],
    it: ['“', '”', '‘', '’', '’'],
    nb: ['«', '»', '‘', '’', '’'],
    nn: ['«', '»', '‘', '’', '’'],
    no: ['«', '»', '‘', '’', '’'],
    ro: ['„', '”', '«', '»', '’'],
    ru: ['«', '»', '„', '“', "'"],
    sl: ['«', '»', '„', '“', '’'],
    sv: ['”', '”', '’', '’', '’'],
  }),
)

/**
 * A node's text with the typographic quotes of the document's language (Org manual, "Export Settings", `':t`);
 * `text` is what the back end made of its value, with as many quotes in it, and `name` how it writes one of them.
 */
export function smartQuotes(
  text: string,
  node: TextNode,
  { context, name }: { readonly context: ExportContext; readonly name: (mark: string) => string },
): string {
  const marks = byLanguage.get(context.settings.language)
  if (!context.has("'") || !marks || !/['"]/.test(text)) return text
  const kinds = kindsOf(node)
  let at = 0
  return text.replace(/['"]/g, (written) => {
    const kind = kinds[at] ?? null
    at += 1
    return kind === null ? written : name(marks[places[kind]] ?? written)
  })
}

const known = new WeakMap<TextNode, readonly Kind[]>()

function kindsOf(node: TextNode): readonly Kind[] {
  if (!known.has(node)) {
    const beside = siblings(node)
    for (const [text, kinds] of readQuotes(beside.includes(node) ? beside : [node]))
      known.set(text, kinds)
  }
  return known.get(node) ?? []
}

interface Quote {
  readonly text: TextNode
  kind: Kind
}

/** The quotes of texts in one place, in order (org-export--smart-quote-status). */
function readQuotes(nodes: readonly OrgNode[]): ReadonlyMap<TextNode, readonly Kind[]> {
  const quotes: Quote[] = []
  let isOpen = false
  for (const [position, node] of nodes.entries()) {
    if (node.type !== 'text') continue
    for (const { 0: mark, index } of node.value.matchAll(/['"]/g)) {
      const around = {
        before: characterBefore(nodes, position, index),
        after: characterAfter(nodes, position, index),
      }
      if (mark === '"') isOpen = !isOpen
      const inner = isOpen ? innerKind(around) : 'apostrophe'
      quotes.push({ text: node, kind: mark === "'" ? inner : isOpen ? 'open' : 'close' })
    }
  }
  balance(quotes)
  const kinds = new Map<TextNode, Kind[]>()
  for (const { text, kind } of quotes) addToGroup(kinds, text, kind)
  return kinds
}

/** The character in front of a quote: `' '` for none, a letter for an object that ends there. */
function characterBefore(nodes: readonly OrgNode[], position: number, index: number): string {
  const node = nodes[position] as TextNode
  if (index > 0) return node.value[index - 1] ?? ' '
  const previous = nodes[position - 1]
  if (!previous) return ' '
  if (previous.type === 'text') return previous.value.at(-1) ?? ' '
  return previous.postBlank > 0 ? ' ' : 'x'
}

function characterAfter(nodes: readonly OrgNode[], position: number, index: number): string {
  const node = nodes[position] as TextNode
  if (index + 1 < node.value.length) return node.value[index + 1] ?? ' '
  const next = nodes[position + 1]
  if (!next) return ' '
  return next.type === 'text' ? (next.value[0] ?? ' ') : 'x'
}

const opens = new RegExp(`["${emacsSpace}([{<]`)
const closes = new RegExp(
  String.raw`[${emacsSpace})\]}>".,;:?!#@^\u0060]|(?![!-~])[\p{Po}\p{Pd}\p{Pe}\p{Pf}]`,
  'u',
)
const word = new RegExp(String.raw`[^${emacsSpace}"()[\]{}<>]`)

function innerKind({ before: left, after: right }: { before: string; after: string }): Kind {
  if (opens.test(left) && word.test(right)) return 'innerOpen'
  return word.test(left) && closes.test(right) ? 'innerClose' : 'apostrophe'
}

/** Inner quotes without their other one are apostrophes; an outer one without stays as it is. */
function balance(quotes: readonly Quote[]): void {
  let inner: Quote[] = []
  let outer: Quote | null = null
  for (const quote of quotes) {
    if (quote.kind === 'innerOpen') inner.push(quote)
    if (quote.kind === 'innerClose' && !inner.pop()) quote.kind = 'apostrophe'
    if (quote.kind === 'open') outer = quote
    if (quote.kind !== 'close') continue
    for (const opening of inner) opening.kind = 'apostrophe'
    inner = []
    outer = null
  }
  if (!outer) return
  for (const quote of quotes.slice(quotes.indexOf(outer)))
    if (quote.kind === 'innerOpen' || quote.kind === 'innerClose') quote.kind = 'apostrophe'
  outer.kind = null
}
