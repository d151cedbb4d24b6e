import { removeIndentation } from '../../document/org/remove-indentation.ts'
import type { Exporter, Transcoders } from '../context/exporter.ts'
import { smartQuotes } from '../context/smart-quotes.ts'
import { readClock, readPlanning } from '../org/time-syntax.ts'
import { timestampSyntax } from '../org/timestamp-syntax.ts'
import type { ItemNode, ListNode, NodeOf, OrgNode } from '../tree/node.ts'
import { previous } from '../tree/walk.ts'
import { codeSpan, fence, markdownCode, markdownFixedWidth } from './code.ts'
import { dashes, escapeLines, escapeText, indent } from './escape.ts'
import { markdownHeadline } from './heading.ts'
import { markdownLink } from './link.ts'
import { isReferredTo } from './referred-to.ts'
import { markdownTable } from './table.ts'
import { markdownKeyword } from './toc.ts'

const around = (mark: string) => (_: OrgNode, contents: string) => mark + contents + mark
const tag = (name: string) => (_: OrgNode, contents: string) => `<${name}>${contents}</${name}>`
const span = ({ value }: { readonly value: string }): string => codeSpan(value)
const inside = (_: OrgNode, contents: string): string | null =>
  contents.trim() === '' ? null : contents
const nothing = (): null => null
const anchor = (node: OrgNode, contents: string, exporter: Exporter): string =>
  isReferredTo(node, exporter)
    ? `<a id="${exporter.context.reference(node)}"></a>${contents}`
    : contents

/** Elements that links lead to have an anchor in front. */
function named<Node extends OrgNode>(
  transcode: (node: Node, contents: string, exporter: Exporter) => string | null,
): (node: Node, contents: string, exporter: Exporter) => string | null {
  return (node, contents, exporter) => {
    const text = transcode(node, contents, exporter)
    if (text === null || !isReferredTo(node, exporter)) return text
    return `<a id="${exporter.context.reference(node)}"></a>\n\n${text}`
  }
}

/** GitHub's Markdown (GFM); what it lacks and GitHub shows all the same is HTML. */
export const markdownTranscoders: Transcoders = {
  text: markdownText,
  bold: around('**'),
  italic: around('*'),
  underline: tag('ins'),
  'strike-through': around('~~'),
  code: span,
  verbatim: span,
  subscript: tag('sub'),
  superscript: tag('sup'),
  entity: ({ html }) => html,
  'latex-fragment': ({ value }) => formula(value),
  'statistics-cookie': ({ value }) => escapeText(value),
  'inline-babel-call': nothing,
  timestamp: ({ value }) => time(value),
  'line-break': () => '\\\n',
  'export-snippet': ({ backend, value }, _, exporter) =>
    ['markdown', 'md', 'html'].includes(backend) ? exporter.context.raw(value) : null,
  'footnote-reference': (node, _, { context }) => `[^${context.footnotes.number(node)}]`,
  'inline-src-block': span,
  link: markdownLink,
  macro: nothing,
  target: anchor,
  'radio-target': anchor,
  citation: (_, contents) => contents,
  'table-cell': (_, contents) => contents,
  root: (_, contents) => contents,
  section: inside,
  headline: markdownHeadline,
  paragraph: named(markdownParagraph),
  'plain-list': named(markdownList),
  item: markdownItem,
  table: named(markdownTable),
  'table.el': ({ value }) => fence(value, ''),
  'table-row': nothing,
  'src-block': named(markdownCode),
  'example-block': named(markdownCode),
  'export-block': ({ backend, value }, _, exporter) =>
    ['MARKDOWN', 'MD', 'HTML'].includes(backend)
      ? exporter.context.raw(removeIndentation(value))
      : null,
  'fixed-width': named(markdownFixedWidth),
  'latex-environment': ({ value }) => fence(removeIndentation(value), 'math'),
  clock: ({ value }) => `**CLOCK:** ${time(readClock(value).time)}`,
  planning: ({ value }) =>
    readPlanning(value)
      .map((entry) => `**${entry.key}:** ${time(entry.time)}`)
      .join(' '),
  'babel-call': nothing,
  'diary-sexp': nothing,
  'quote-block': named((_: OrgNode, contents) => quoted(contents)),
  'center-block': (_, contents) => `<div align="center">\n\n${contents}\n</div>`,
  'verse-block': (_, contents) => quoted(verse(contents)),
  'property-drawer': (_, contents) => (contents.trim() === '' ? null : fence(contents, '')),
  'node-property': ({ key, value }) => `${key}:${value === '' ? '' : ` ${value}`}`,
  drawer: inside,
  'special-block': named(markdownSpecial),
  'dynamic-block': inside,
  'footnote-definition': nothing,
  keyword: markdownKeyword,
  'horizontal-rule': () => '---',
  comment: nothing,
  'comment-block': nothing,
}

function markdownText(node: NodeOf<'text'>, _: string, { context }: Exporter): string {
  const escaped = smartQuotes(escapeText(node.value), node, { context, name: (mark) => mark })
  const text = context.has('-') ? dashes(escaped) : escaped
  return context.has('\\n') ? text.replace(/(?<![ \t])[ \t]*\n/g, '\\\n') : text
}

/** A paragraph without blank lines, which would make two of it. */
function markdownParagraph(_: NodeOf<'paragraph'>, contents: string): string {
  return escapeLines(contents.replace(/\n(?:[ \t]*\n)+/g, '\n'))
}

function time(value: string): string {
  return escapeText(timestampSyntax(value)).replaceAll('--', '\u2013')
}

/** Formulas between dollars and backticks, as GitHub reads them; for others they are code, so no formula becomes a tag. */
function formula(value: string): string {
  const isDisplay = /^(?:\$\$|\\\[)/.test(value)
  const width = isDisplay || value.startsWith('\\(') ? 2 : 1
  if (!/^(?:\$|\\[([])/.test(value) || value.includes('`')) return codeSpan(value)
  const text = value.slice(width, -width)
  return `$${codeSpan(isDisplay ? `\\displaystyle ${text.trim()}` : text)}$`
}

function quoted(text: string): string {
  return text
    .replace(/(?<!\n)\n+$/, '')
    .replace(/(?<![^\r\n])([^\r\n]?)/g, (_, first: string) => (first === '' ? '>' : `> ${first}`))
}

/** A verse: its line ends and leading blanks count. */
function verse(text: string): string {
  return text
    .trimEnd()
    .replace(/\n/g, '\\\n')
    .replace(/(?<![^\r\n])[ \t]+/g, (blanks) => '&nbsp;'.repeat(blanks.length))
}

const alerts: ReadonlySet<string> = new Set(['note', 'tip', 'important', 'warning', 'caution'])

/** Notes and warnings are GitHub's alerts; of other blocks the contents stay. */
function markdownSpecial({ name }: NodeOf<'special-block'>, contents: string): string {
  const word = name.toLowerCase()
  return alerts.has(word) ? quoted(`[!${word.toUpperCase()}]\n${contents}`) : contents
}

const boxes = { on: '[x] ', off: '[ ] ', trans: '[ ] ' } as const

/** A list; a comment keeps it apart from one right in front of it (GFM 5.3, "Lists"). */
function markdownList(node: ListNode, contents: string): string {
  return previous(node)?.type === 'plain-list' ? `<!-- -->\n\n${contents}` : contents
}

/** An item, what is in it as far in as its text. */
function markdownItem(node: ItemNode, contents: string, exporter: Exporter): string {
  const isOrdered = node.parent?.type === 'plain-list' && node.parent.kind === 'ordered'
  const bullet = isOrdered ? `${node.number}. ` : '- '
  const box = node.checkbox === null ? '' : boxes[node.checkbox]
  const term = node.tag === null ? '' : `**${exporter.all(node.tag)}**: `
  const text = indent(contents, bullet.length).trim()
  // What is no paragraph begins below a term.
  const isApart = term !== '' && node.children[0]?.type !== 'paragraph' && text !== ''
  const gap = isApart ? `\n\n${' '.repeat(bullet.length)}` : ''
  return `${bullet}${box}${term.trimEnd()}${isApart || term === '' ? gap : ' '}${text}`.trimEnd()
}
