import { captionText } from '../context/caption.ts'
import type { Exporter } from '../context/exporter.ts'
import { isInlineImage, isStandaloneImage } from '../context/images.ts'
import { leadsWithin } from '../context/link-targets.ts'
import type { LinkNode } from '../tree/node.ts'
import { elementAround } from '../tree/walk.ts'
import { headingAnchor } from './anchors.ts'
import { escapeAddress, escapeText } from './escape.ts'
import { addressOf, linkText } from './link-text.ts'

/** A link, or the picture that it shows (GFM 6.6, "Links"; 6.7, "Images"). */
export function markdownLink(node: LinkNode, contents: string, exporter: Exporter): string | null {
  const text = contents.trim()
  if (isInlineImage(node)) return image(node, exporter)
  if (leadsWithin(node)) return internalLink(node, text, exporter)
  if (node.linkType !== 'coderef') return external(addressOf(node, exporter), text)
  return text === '' ? linkText(node, exporter) : text
}

/** An address alone is a link of its own only when it has a scheme. */
function external(address: string, text: string): string {
  if (text === '' && /^[a-z]+:[^\s<>]+$/.test(address)) return `<${address}>`
  return `[${text === '' ? escapeText(address) : text}](${escapeAddress(address)})`
}

function internalLink(node: LinkNode, text: string, exporter: Exporter): string | null {
  const { context } = exporter
  const destination = context.targets.find(node)
  if (!destination) {
    context.warn(`Nothing answers to the link "${node.rawLink}"; it is left out.`)
    return node.linkType === 'radio' || text !== '' ? text : null
  }
  const shown = text === '' ? linkText(node, exporter) : text
  const isHeadline = destination.type === 'headline'
  const anchor = isHeadline ? headingAnchor(destination, exporter) : context.reference(destination)
  return `[${shown}](#${anchor})`
}

/** A picture; alone in its paragraph it has the paragraph's caption for its text. */
function image(node: LinkNode, exporter: Exporter): string {
  const address = addressOf(node, exporter)
  const element = elementAround(node)
  const caption = element && isStandaloneImage(element) ? captionText(element, exporter) : ''
  const name = /([^/]*?)(?:\.[^./]*)?$/.exec(address)?.[1] ?? ''
  return `![${caption.trim() === '' ? escapeText(name) : caption.trim()}](${escapeAddress(address)})`
}
