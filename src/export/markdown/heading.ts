import type { Exporter } from '../context/exporter.ts'
import type { HeadlineNode } from '../tree/node.ts'
import { escapeText, indent } from './escape.ts'

/** Deepest heading of Markdown. */
const deepest = 6

/** A heading; with `isBelowTitle` one level further down than in its document. */
export function headingLine(level: number, title: string): string {
  return `${'#'.repeat(level)} ${title.replace(/[ \t]*\n[ \t]*/g, ' ')}\n\n`
}

/** True when the document's title is the first heading, above all others. */
export function hasTitle({ context }: Exporter): boolean {
  return context.has('title') && (context.settings.keywords.get('TITLE') ?? '').trim() !== ''
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
  const level = context.level(node) + (hasTitle(exporter) ? 1 : 0)
  if (!context.isLow(node) && level <= deepest) return headingLine(level, title) + contents
  const number = context.numbers(node).at(-1)
  const bullet = number === undefined ? '- ' : `${number}. `
  return `${bullet}${title}\n\n${indent(contents, bullet.length)}`
}
