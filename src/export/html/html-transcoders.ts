import { removeIndentation } from '../../document/org/remove-indentation.ts'
import type { Exporter, Transcoders } from '../context/exporter.ts'
import { readClock, readPlanning } from '../org/time-syntax.ts'
import type { NodeOf, OrgNode } from '../tree/node.ts'
import { orNil } from '../tree/or-nil.ts'
import { htmlExample, htmlFixedWidth, htmlSource } from './code.ts'
import { voidTag } from './dialect.ts'
import { htmlEnvironment } from './equation.ts'
import { escapeText, specialStrings } from './escape.ts'
import { htmlHeadline, htmlSection } from './headline.ts'
import { htmlLink } from './link.ts'
import { htmlItem, htmlList } from './list.ts'
import { htmlFootnote, htmlInlineSource, htmlLatex, htmlText, htmlTimestamp } from './objects.ts'
import { htmlParagraph, htmlQuote, htmlSpecial, htmlVerse } from './paragraph.ts'
import { htmlCell, htmlRow, htmlTable } from './table.ts'
import { htmlKeyword } from './toc.ts'

const tag = (name: string) => (_: OrgNode, contents: string) => `<${name}>${contents}</${name}>`
const literal = ({ value }: { readonly value: string }): string =>
  `<code>${escapeText(value)}</code>`
const inside = (node: OrgNode, contents: string): string | null =>
  node.children.length === 0 ? null : contents
const anchor = (node: OrgNode, contents: string, { context }: Exporter): string =>
  `<a id="${context.reference(node)}">${contents}</a>`

/** HTML as ox-html writes it (Org manual, "HTML Export"), but for what would let a document write tags unasked. */
export const htmlTranscoders: Transcoders = {
  text: htmlText,
  bold: tag('b'),
  italic: tag('i'),
  underline: (_, contents) => `<span class="underline">${contents}</span>`,
  'strike-through': tag('del'),
  code: literal,
  verbatim: literal,
  subscript: (node, contents) => `<sub>${orNil(node, contents)}</sub>`,
  superscript: (node, contents) => `<sup>${orNil(node, contents)}</sup>`,
  entity: ({ html }) => html,
  'latex-fragment': htmlLatex,
  'statistics-cookie': literal,
  'inline-babel-call': () => null,
  timestamp: htmlTimestamp,
  'line-break': (_, __, { context }) => `${voidTag('br', context)}\n`,
  'export-snippet': ({ backend, value }, _, { context }) =>
    backend === 'html' ? context.raw(value) : null,
  'footnote-reference': htmlFootnote,
  'inline-src-block': htmlInlineSource,
  link: htmlLink,
  macro: () => null,
  target: (node, _, exporter) => anchor(node, '', exporter),
  'radio-target': anchor,
  citation: inside,
  'table-cell': htmlCell,
  root: (_, contents) => contents,
  section: htmlSection,
  headline: htmlHeadline,
  paragraph: htmlParagraph,
  'plain-list': htmlList,
  item: htmlItem,
  table: htmlTable,
  'table.el': ({ value }) => `<pre class="example">\n${escapeText(value)}</pre>`,
  'table-row': htmlRow,
  'src-block': htmlSource,
  'example-block': htmlExample,
  'export-block': ({ backend, value }, _, { context }) =>
    backend === 'HTML' ? context.raw(removeIndentation(value)) : null,
  'fixed-width': htmlFixedWidth,
  'latex-environment': htmlEnvironment,
  clock: htmlClock,
  planning: htmlPlanning,
  'babel-call': () => null,
  'diary-sexp': () => null,
  'quote-block': htmlQuote,
  'center-block': (node, contents) => `<div class="org-center">\n${orNil(node, contents)}</div>`,
  'verse-block': htmlVerse,
  'property-drawer': (_, contents) =>
    contents.trim() === '' ? null : `<pre class="example">\n${contents}</pre>`,
  'node-property': ({ key, value }) => escapeText(`${key}:${value === '' ? '' : ` ${value}`}`),
  drawer: inside,
  'special-block': htmlSpecial,
  'dynamic-block': inside,
  'footnote-definition': () => null,
  keyword: htmlKeyword,
  'horizontal-rule': (_, __, { context }) => voidTag('hr', context),
  comment: () => null,
  'comment-block': () => null,
}

function htmlClock({ value }: NodeOf<'clock'>): string {
  const { time, blanks, duration } = readClock(value)
  // Emacs writes `nil` for a clock that still runs.
  const length =
    duration === '' ? 'nil' : ` <span class="timestamp">(${escapeText(duration)})</span>`
  return `<p>\n<span class="timestamp-wrapper">\n<span class="timestamp-kwd">CLOCK:</span> <span class="timestamp">${escapeText(time + blanks)}</span>${length}\n</span>\n</p>`
}

function htmlPlanning({ value }: NodeOf<'planning'>): string {
  const written = readPlanning(value)
  const times = ['CLOSED', 'DEADLINE', 'SCHEDULED'].flatMap((key) => {
    const entry = written.find((other) => other.key === key)
    if (!entry) return []
    const text = specialStrings(escapeText(entry.time + entry.blanks))
    return [`<span class="timestamp-kwd">${key}:</span> <span class="timestamp">${text}</span>`]
  })
  return `<p><span class="timestamp-wrapper">${times.join(' ')}</span></p>`
}
