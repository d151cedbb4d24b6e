import { least } from '../../document/extremes.ts'
import type { Exporter } from '../context/exporter.ts'
import { readToc, tocTitle } from '../context/toc-entry.ts'
import type { HeadlineNode, NodeOf, OrgNode } from '../tree/node.ts'
import { headingAnchor } from './anchors.ts'

/** A list of the headlines of a document, or of the section around a node; null when there are none. */
export function markdownToc(
  exporter: Exporter,
  depth: number | null,
  scope: OrgNode | null,
): string | null {
  const { context } = exporter
  const headlines = context.headlines(depth, scope).filter((node) => !context.isLow(node))
  if (headlines.length === 0) return null
  const top = least(headlines.map((headline) => context.level(headline)))
  return `${headlines.map((headline) => tocLine(headline, top, exporter)).join('\n')}\n`
}

function tocLine(headline: HeadlineNode, top: number, exporter: Exporter): string {
  const indent = '  '.repeat(exporter.context.level(headline) - top)
  return `${indent}- [${tocTitle(headline, exporter)}](#${headingAnchor(headline, exporter)})`
}

/** Markdown of the document's own, and the tables of contents that `#+TOC:` asks for. */
export function markdownKeyword(
  node: NodeOf<'keyword'>,
  _: string,
  exporter: Exporter,
): string | null {
  if (['MARKDOWN', 'MD', 'HTML'].includes(node.key)) return exporter.context.raw(node.value)
  if (node.key !== 'TOC') return null
  const { kind, depth, scope, isLost } = readToc(node, exporter)
  return kind === 'headlines' && !isLost ? markdownToc(exporter, depth, scope) : null
}
