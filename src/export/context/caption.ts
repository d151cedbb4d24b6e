import type { OrgNode } from '../tree/node.ts'
import { entriesOf } from './affiliated.ts'
import type { Exporter } from './exporter.ts'
import { parsedText } from './parsed-text.ts'

/** The caption of an element, its lines joined by blanks, as the exporter writes it; `''` for none. */
export function captionText(node: OrgNode, exporter: Exporter): string {
  return written(
    entriesOf(node, 'caption').map(({ value }) => value),
    node,
    exporter,
  )
}

/** The caption for a list of such elements: what stands in brackets, `#+CAPTION[short]: long`, else the caption. */
export function shortCaption(node: OrgNode, exporter: Exporter): string {
  const short = entriesOf(node, 'caption').flatMap(({ option }) => option ?? [])
  return short.length === 0 ? captionText(node, exporter) : written(short, node, exporter)
}

function written(lines: readonly string[], node: OrgNode, exporter: Exporter): string {
  return lines
    .filter((line) => line !== '')
    .map((line) => parsedText(line, node, exporter))
    .join(' ')
}
