import type { Exporter, Transcoders } from '../context/exporter.ts'
import { normalizeEnd } from '../context/normalize-end.ts'
import type {
  ElementNode,
  HeadlineNode,
  ItemNode,
  NodeOf,
  ObjectNode,
  OrgNode,
} from '../tree/node.ts'
import { orNil } from '../tree/or-nil.ts'
import { walk } from '../tree/walk.ts'
import { affiliatedSyntax, codeSyntax, tableSyntax } from './element-syntax.ts'
import { itemSyntax, listSyntax } from './list-syntax.ts'
import { objectSyntax } from './object-syntax.ts'
import { clockSyntax, planningSyntax } from './time-syntax.ts'

const asObject = (node: ObjectNode, contents: string): string => objectSyntax(node, contents)

const asElement =
  <Node extends ElementNode>(
    syntax: (node: Node, contents: string, exporter: Exporter) => string,
  ) =>
  (node: Node, contents: string, exporter: Exporter): string =>
    withoutAttributes(
      affiliatedSyntax(node, exporter.context.objects) + syntax(node, contents, exporter),
    )

/** Attributes for back ends go from all that an element holds, from its code too (org-org-identity). */
function withoutAttributes(text: string): string {
  return text.replace(/(?<![^\n])[ \t]*#\+attr_[-\w]+:(?: [^\n]*)?\n/gi, '')
}

const block = (name: string) =>
  asElement(
    (node: ElementNode, contents) => `#+begin_${name}\n${orNil(node, contents)}#+end_${name}`,
  )

const asIs = asElement(({ value }: ElementNode & { readonly value: string }) => value)

/** Keywords of the document that its template writes. */
const templateKeywords: ReadonlySet<string> = new Set([
  'AUTHOR',
  'CREATOR',
  'DATE',
  'EMAIL',
  'OPTIONS',
  'TITLE',
])

/** Org text again (Org manual, "Org Export"; ox-org). */
export const orgTranscoders: Transcoders = {
  text: ({ value }) => value,
  bold: asObject,
  italic: asObject,
  underline: asObject,
  'strike-through': asObject,
  code: asObject,
  verbatim: asObject,
  subscript: asObject,
  superscript: asObject,
  entity: asObject,
  'latex-fragment': asObject,
  'statistics-cookie': asObject,
  'inline-babel-call': asObject,
  timestamp: (node, contents) => asObject(node, contents) + ' '.repeat(node.postBlank),
  'line-break': asObject,
  'export-snippet': () => null,
  'footnote-reference': asObject,
  'inline-src-block': asObject,
  link: (node, contents) =>
    node.linkType === 'doi' ? `https://doi.org/${node.path}` : objectSyntax(node, contents),
  macro: asObject,
  target: asObject,
  'radio-target': asObject,
  citation: asObject,
  'table-cell': asObject,
  root: (_, contents) => contents,
  section: (node, contents, exporter) => normalizeEnd(contents) + footnotes(node, exporter),
  headline,
  paragraph: asElement((_: ElementNode, contents) => contents),
  'plain-list': asElement(listSyntax),
  item: asElement((node: ItemNode, _, exporter) => {
    const term = exporter.with(writtenTranscoders).all(node.tag ?? [])
    return itemSyntax(node, term, exporter)
  }),
  table: asElement(tableSyntax),
  'table.el': asIs,
  'table-row': (node, contents) => (node.rule ? '|-' : `|${contents}`),
  'src-block': asElement(codeSyntax),
  'example-block': asElement(codeSyntax),
  'export-block': ({ backend, value }) => (backend === 'ORG' ? value : null),
  'fixed-width': asElement(({ value }: NodeOf<'fixed-width'>) =>
    // Emacs forgets an empty line at the end behind another one.
    value === '' ? ':' : value.replace(/(^|\n)\n$/, '$1').replace(/(?<![^\n])/g, ': '),
  ),
  'latex-environment': asIs,
  'diary-sexp': asElement(({ value }: NodeOf<'diary-sexp'>) => value.trimEnd()),
  clock: asElement(({ value }: NodeOf<'clock'>) => clockSyntax(value)),
  planning: asElement(({ value }: NodeOf<'planning'>) => planningSyntax(value)),
  'babel-call': asElement(({ value }: NodeOf<'babel-call'>) =>
    value.trim().replace(/^#\+call:[ \t]*/i, '#+call: '),
  ),
  'quote-block': block('quote'),
  'center-block': block('center'),
  'verse-block': block('verse'),
  'property-drawer': asElement(
    (node: ElementNode, contents) => `:PROPERTIES:\n${orNil(node, contents)}:END:`,
  ),
  'node-property': ({ key, value }) => `${`:${key}:`.padEnd(10)} ${value}`.trimEnd(),
  drawer: asElement(
    (node: NodeOf<'drawer'>, contents) => `:${node.name}:\n${orNil(node, contents)}:END:`,
  ),
  'special-block': asElement(({ name, parameters }: NodeOf<'special-block'>, contents) => {
    const words = parameters === '' ? '' : ` ${parameters}`
    return `#+begin_${name}${words}\n${contents}#+end_${name}`
  }),
  'dynamic-block': asElement((node: NodeOf<'dynamic-block'>, contents) => {
    const words = node.parameters === '' ? '' : ` ${node.parameters}`
    return `#+begin: ${node.name}${words}\n${orNil(node, contents)}#+end:`
  }),
  'footnote-definition': () => null,
  keyword: ({ key, value }) =>
    templateKeywords.has(key) ? null : `#+${key.toLowerCase()}: ${value}`,
  'horizontal-rule': asElement(() => '-----'),
  comment: () => null,
  'comment-block': () => null,
}

/** Titles and tags of items are not exported but written as they are (org-element-interpret-data). */
const writtenTranscoders: Transcoders = {
  ...orgTranscoders,
  'export-snippet': asObject,
  link: asObject,
  timestamp: asObject,
}

/** Column at which tags end (`org-tags-column`). */
const tagsEnd = 77

function headline(node: HeadlineNode, contents: string, exporter: Exporter): string | null {
  if (node.footnoteSection) return null
  const { context } = exporter
  const todo = node.todo !== '' && context.has('todo') ? `${node.todo} ` : ''
  const priority = node.priority !== '' && context.has('pri') ? `[#${node.priority}] ` : ''
  const title = exporter.with(writtenTranscoders).all(node.title)
  const level = context.level(node)
  const stars = '*'.repeat(context.settings.oddLevels ? 2 * level - 1 : level)
  const heading = `${stars} ${todo}${priority}${title}`
  const tags = context.has('tags') ? tagText(heading, node.tags) : ''
  return `${heading}${tags}${'\n'.repeat(node.preBlank + 1)}${contents}`
}

function tagText(heading: string, tags: readonly string[]): string {
  if (tags.length === 0) return ''
  const text = `:${tags.join(':')}:`
  return text.padStart(Math.max(tagsEnd - heading.length, text.length + 1))
}

/** The definitions of the footnotes that a section is the first to name; those of headlines get lost in Org too. */
function footnotes(section: OrgNode, exporter: Exporter): string {
  const { footnotes: notes } = exporter.context
  const texts = [...walk(section.children)]
    .filter((node) => node.type === 'footnote-reference')
    .filter((node) => !node.inline && notes.isFirst(node))
    .map((node) => {
      const contents = notes.list[notes.number(node) - 1]?.contents ?? []
      return normalizeEnd(`[fn:${node.label}] ${exporter.all(contents)}`)
    })
  return texts.length === 0 ? '' : `\n${texts.join('\n')}`
}
