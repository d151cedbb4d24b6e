import type { Exporter } from '../context/exporter.ts'
import { keywordText } from '../context/parsed-text.ts'
import type { HeadlineNode } from '../tree/node.ts'
import { escapeText, indent } from './escape.ts'
import { isReferredTo } from './referred-to.ts'

/** Deepest heading of Markdown. */
const deepest = 6

/** A heading as a line of Markdown, with the blank line below it; hashes at its end are text (GFM 4.2, "ATX headings"). */
export function headingLine(level: number, title: string): string {
  const line = title.replace(/(?<![ \t])[ \t]*\n[ \t]*/g, ' ')
  return `${'#'.repeat(level)} ${line.replace(/(?<=^|[ \t])(?=#+[ \t]*$)/, '\\')}\n\n`
}

/** The document's title, which is the first heading, above all others; `''` for none. */
export function documentTitle(exporter: Exporter): string {
  return exporter.context.has('title') ? keywordText('TITLE', exporter).trim() : ''
}

/** The level of the heading that a headline becomes, from 1; null when it is too deep for one and becomes an item of a list. */
export function headingLevel(node: HeadlineNode, { context }: Exporter): number | null {
  const { keywords } = context.settings
  const hasTitle = context.has('title') && (keywords.get('TITLE') ?? '').trim() !== ''
  const level = context.level(node) + (hasTitle ? 1 : 0)
  return context.isLow(node) || level > deepest ? null : level
}

/** The text of a headline's line. */
export function headlineTitle(node: HeadlineNode, title: string, { context }: Exporter): string {
  const todo = node.todo !== '' && context.has('todo') ? `${escapeText(node.todo)} ` : ''
  const priority = node.priority !== '' && context.has('pri') ? `\\[#${node.priority}\\] ` : ''
  const tags = node.tags.length > 0 && context.has('tags') ? ` \`:${node.tags.join(':')}:\`` : ''
  return todo + priority + title + tags
}

/** A headline with what is below; too deep a one is an item of a list. */
export function markdownHeadline(
  node: HeadlineNode,
  contents: string,
  exporter: Exporter,
): string | null {
  if (node.footnoteSection) return null
  const { context } = exporter
  const title = headlineTitle(node, exporter.all(node.title), exporter)
  const level = headingLevel(node, exporter)
  if (level !== null) return headingLine(level, title) + contents
  const anchor = isReferredTo(node, exporter) ? `<a id="${context.reference(node)}"></a>` : ''
  const number = context.numbers(node).at(-1)
  const bullet = number === undefined ? '- ' : `${number}. `
  return `${bullet}${anchor}${title}\n\n${indent(contents, bullet.length)}`
}
