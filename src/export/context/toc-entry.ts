import type { HeadlineNode } from '../tree/node.ts'
import { readObjects } from '../tree/read-objects.ts'
import type { Exporter } from './exporter.ts'

/** The title of a headline for a table of contents: no anchors, no footnotes, links as text. */
export function tocTitle(node: HeadlineNode, exporter: Exporter): string {
  const { text } = exporter.transcoders
  const plain = exporter.with({
    ...exporter.transcoders,
    'footnote-reference': () => null,
    target: () => null,
    'radio-target': (_, contents) => contents,
    link: (link, contents, at) => {
      const written = {
        type: 'text',
        value: link.rawLink,
        parent: null,
        children: [],
        postBlank: 0,
      } as const
      return contents === '' ? text({ ...written, children: [] }, '', at) : contents
    },
  })
  const other = node.properties.get('ALT_TITLE')
  if (other === undefined) return plain.all(node.title)
  return plain.all(readObjects(other, 'headline', { radio: null, abbreviations: new Map() }))
}

/** What `#+TOC:` asks for. */
export interface TocRequest {
  readonly kind: 'headlines' | 'listings' | 'tables' | 'unknown'
  /** Null for as deep as headlines go. */
  readonly depth: number | null
  /** True for the headlines of the section that it stands in. */
  readonly isLocal: boolean
}

/** Reads the value of `#+TOC:` (Org manual, "Table of Contents"). */
export function readToc(value: string): TocRequest {
  const depth = /\b\d+\b/.exec(value)?.[0]
  const isLocal = /\blocal\b/i.test(value)
  const own = { depth: depth === undefined ? null : Number(depth), isLocal }
  if (/\bheadlines\b/i.test(value)) return { kind: 'headlines', ...own }
  return { kind: value === 'listings' || value === 'tables' ? value : 'unknown', ...own }
}
