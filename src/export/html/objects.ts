import type { Exporter } from '../context/exporter.ts'
import { smartQuotes } from '../context/smart-quotes.ts'
import { timestampSyntax } from '../org/timestamp-syntax.ts'
import type { FootnoteReferenceNode, NodeOf } from '../tree/node.ts'
import { previous } from '../tree/walk.ts'
import { voidTag } from './dialect.ts'
import { escapeAttribute, escapeText, specialStrings } from './escape.ts'

const quoteNames: Readonly<Record<string, string>> = {
  '«': '&laquo;',
  '»': '&raquo;',
  '‹': '&lsaquo;',
  '›': '&rsaquo;',
  '„': '&bdquo;',
  '‚': '&sbquo;',
  '“': '&ldquo;',
  '”': '&rdquo;',
  '‘': '&lsquo;',
  '’': '&rsquo;',
  '«\u00a0': '&laquo;&nbsp;',
  '\u00a0»': '&nbsp;&raquo;',
  "'": '&#39;',
}

/** Plain text, with quotes, dashes and dots by their characters. */
export function htmlText(node: NodeOf<'text'>, _: string, { context }: Exporter): string {
  const name = (mark: string): string => quoteNames[mark] ?? mark
  const escaped = smartQuotes(escapeText(node.value), node, { context, name })
  const text = context.has('-') ? specialStrings(escaped) : escaped
  return context.has('\\n')
    ? text.replace(/(?:\\\\|(?<![ \t]))[ \t]*\n/g, `${voidTag('br', context)}\n`)
    : text
}

/** Inline code with its language as a class. */
export function htmlInlineSource({ language, value }: NodeOf<'inline-src-block'>): string {
  return `<code class="src src-${escapeAttribute(language)}">${escapeText(value)}</code>`
}

/** A time; Org writes it with the blanks behind it. */
export function htmlTimestamp(node: NodeOf<'timestamp'>, _: string, { context }: Exporter): string {
  const written = escapeText(timestampSyntax(node.value) + ' '.repeat(node.postBlank))
  const value = context.has('-') ? specialStrings(written) : written
  return `<span class="timestamp-wrapper"><span class="timestamp">${value.replaceAll('--', '&#x2013;')}</span></span>`
}

/**
 * LaTeX for a reader with MathJax: dollars become brackets. Unlike Org we escape it where HTML is not allowed, since it
 * would otherwise be a way to write it.
 */
export function htmlLatex(
  { value }: NodeOf<'latex-fragment'>,
  _: string,
  { context }: Exporter,
): string {
  const text = context.allowRawHtml ? value : escapeText(value)
  if (text.startsWith('$$')) return `\\[${text.slice(2, -2)}\\]`
  return text.startsWith('$') ? `\\(${text.slice(1, -1)}\\)` : text
}

/** The mark that leads to a footnote. */
export function htmlFootnote(
  node: FootnoteReferenceNode,
  _: string,
  { context }: Exporter,
): string {
  const { footnotes } = context
  const number = footnotes.number(node)
  const label = footnoteAnchor(node.label, number)
  const id = `fnr.${label}${footnotes.isFirst(node) ? '' : `.${number}`}`
  const separator = previous(node)?.type === 'footnote-reference' ? '<sup>, </sup>' : ''
  return `${separator}<sup><a id="${id}" class="footref" href="#fn.${label}" role="doc-backlink">${number}</a></sup>`
}

/** What names a footnote in anchors: its label, but for labels that are numbers. */
export function footnoteAnchor(label: string, number: number): string {
  return label === '' || /^(?:0|[1-9]\d*)$/.test(label) ? String(number) : label
}
