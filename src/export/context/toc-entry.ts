import type { HeadlineNode, NodeOf, OrgNode } from '../tree/node.ts'
import { readObjects, textNode } from '../tree/read-objects.ts'
import type { ExportContext } from './export-context.ts'
import type { Exporter } from './exporter.ts'

/** The title of a headline for a table of contents. */
export function tocTitle(node: HeadlineNode, exporter: Exporter): string {
  const other = node.properties.get('ALT_TITLE')
  if (other === undefined) return linkableTitle(node, exporter)
  return linkable(exporter).all(readObjects(other, 'headline', exporter.context.objects))
}

/** The title of a headline as it can stand in a link: no anchors, no footnotes, links as text. */
export function linkableTitle({ title }: HeadlineNode, exporter: Exporter): string {
  return linkable(exporter).all(title)
}

function linkable(exporter: Exporter): Exporter {
  const { text } = exporter.transcoders
  return exporter.with({
    ...exporter.transcoders,
    'footnote-reference': () => null,
    target: () => null,
    'radio-target': (_, contents) => contents,
    link: (link, contents, at) =>
      contents === '' ? text(textNode(link.rawLink), '', at) : contents,
  })
}

/** What `#+TOC:` asks for. */
export interface TocRequest {
  readonly kind: 'headlines' | 'listings' | 'tables' | 'unknown'
  /** Null for as deep as headlines go. */
  readonly depth: number | null
  /** Where the headlines are taken from: null for the whole document, and for a link that leads nowhere. */
  readonly scope: OrgNode | null
  readonly isLost: boolean
}

/** Reads a `#+TOC:` line (Org manual, "Table of Contents"). */
export function readToc(node: NodeOf<'keyword'>, { context }: Exporter): TocRequest {
  const { value } = node
  const depth = /\b\d+\b/.exec(value)?.[0]
  const target = /:target +(".+?"|\S+)/i.exec(value)?.[1]?.replace(/^"(.*)"$/, '$1')
  const here = /\blocal\b/i.test(value) ? node : null
  const scope = target === undefined ? here : linked(target, context)
  const isLost = target !== undefined && scope === null
  const own = { depth: depth === undefined ? null : Number(depth), scope, isLost }
  if (/\bheadlines\b/i.test(value)) return { kind: 'headlines', ...own }
  return { kind: value === 'listings' || value === 'tables' ? value : 'unknown', ...own }
}

function linked(target: string, { objects, targets }: ExportContext): OrgNode | null {
  const [link] = readObjects(`[[${target}]]`, 'paragraph', objects)
  return link?.type === 'link' ? targets.find(link) : null
}
