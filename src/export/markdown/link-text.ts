import { captionText } from '../context/caption.ts'
import { labelText } from '../context/code-lines.ts'
import type { Exporter } from '../context/exporter.ts'
import { fileAddress } from '../context/file-address.ts'
import { leadsWithin } from '../context/link-targets.ts'
import { linkableTitle } from '../context/toc-entry.ts'
import type { LinkNode, OrgNode } from '../tree/node.ts'
import { isElement } from '../tree/object-types.ts'
import { escapeText } from './escape.ts'

/** What a link without description shows; null when it leads to nothing in its document. */
export function linkText(node: LinkNode, exporter: Exporter): string | null {
  const { root, targets } = exporter.context
  if (node.linkType === 'coderef') return labelText(root, node.path)
  if (!leadsWithin(node)) return addressOf(node, exporter)
  const destination = targets.find(node)
  return destination && titleOf(destination, node, exporter)
}

function titleOf(destination: OrgNode, node: LinkNode, exporter: Exporter): string {
  if (destination.type === 'headline') return linkableTitle(destination, exporter)
  return (
    (isElement(destination) && captionText(destination, exporter).trim()) || escapeText(node.path)
  )
}

/** The address that a link out of its document leads to. */
export function addressOf(node: LinkNode, exporter: Exporter): string {
  if (node.linkType === 'doi') return `https://doi.org/${node.path}`
  if (node.linkType !== 'file') return `${node.linkType}:${node.path}`
  const search = node.searchOption.startsWith('#') ? node.searchOption : ''
  return fileAddress(node.path, 'md', exporter.context.base) + search
}
