import { hasCaption } from '../context/affiliated.ts'
import { labelText } from '../context/code-lines.ts'
import type { Exporter } from '../context/exporter.ts'
import { fileAddress } from '../context/file-address.ts'
import { isInlineImage, isStandaloneImage } from '../context/images.ts'
import { leadsWithin } from '../context/link-targets.ts'
import type { LinkNode, NodeType, OrgNode } from '../tree/node.ts'
import { allOf, elementAround } from '../tree/walk.ts'
import { attributeText, withAttributes } from './attribute-text.ts'
import { voidTag } from './dialect.ts'
import { isEquation } from './equation.ts'
import { encodeUrl, escapeAttribute, escapeText } from './escape.ts'
import { idOf } from './identity.ts'
import { infoAddress } from './info-address.ts'

/** A link, or the picture that it shows. */
export function htmlLink(node: LinkNode, contents: string, exporter: Exporter): string | null {
  const description = contents.trim() === '' ? '' : contents
  if (isInlineImage(node)) return imageTag(node, exporter)
  if (leadsWithin(node)) return internalLink(node, description, exporter)
  switch (node.linkType) {
    case 'coderef':
      return codeLink(node, description, exporter)
    case 'doi':
      return external(`https://doi.org/${node.path}`, description, '')
    case 'irc':
      return external(`irc:${node.path}`, description || escapeText(node.path), '')
    case 'info':
      return external(infoAddress(node.path), description || escapeText(node.path), '')
    default:
      return externalLink(node, description, exporter)
  }
}

function externalLink(node: LinkNode, description: string, exporter: Exporter): string | null {
  const attributes = attributeText(linkAttributes(node, exporter))
  if (node.linkType !== 'file')
    return external(encodeUrl(`${node.linkType}:${node.path}`), description, attributes)
  const address = fileAddress(node.path, 'html', exporter.context.base)
  if (node.searchOption === '') return external(address, description, attributes)
  const anchor = exporter.context.linked.anchor(node)
  return anchor === null
    ? brokenSearch(node, exporter)
    : external(`${address}#${anchor}`, description, attributes)
}

function external(address: string, description: string, attributes: string): string {
  return `<a href="${escapeAttribute(address)}"${attributes}>${description || escapeText(address)}</a>`
}

/** Org drops a link that leads nowhere, or marks it where `broken-links:mark` asks for that; so do we, and say so. */
function broken(node: LinkNode, { context }: Exporter, reason = node.path): string | null {
  if (context.settings.options.get('broken-links') === 'mark')
    return `[BROKEN LINK: ${escapeText(reason)}]`
  context.warn(`Nothing answers to the link "${node.rawLink}"; it is left out.`)
  return null
}

/** What Org says of a search in another file that finds nothing. */
function brokenSearch(node: LinkNode, exporter: Exporter): string | null {
  const { searchOption } = node
  const label = /^\((.*)\)$/.exec(searchOption)?.[1]
  return broken(
    node,
    exporter,
    label === undefined
      ? `No match for fuzzy expression: ${searchOption}`
      : `No match for coderef: ${label}`,
  )
}

function internalLink(node: LinkNode, description: string, exporter: Exporter): string | null {
  const { context } = exporter
  const destination = context.targets.find(node)
  if (!destination) return node.linkType === 'radio' ? description : broken(node, exporter)
  const attributes = attributeText(linkAttributes(node, exporter))
  if (node.linkType === 'fuzzy' && isEquation(destination))
    return `\\eqref{${context.reference(destination)}}`
  const href =
    node.linkType === 'radio' ? context.reference(destination) : idOf(destination, context)
  return `<a href="#${href}"${attributes}>${description || titleOf(destination, exporter)}</a>`
}

/** What a link without description shows of its destination. */
function titleOf(destination: OrgNode, exporter: Exporter): string {
  const { context } = exporter
  if (destination.type === 'headline') {
    if (!context.isNumbered(destination)) return exporter.title(destination)
    return context.numbers(destination).join('.')
  }
  const number = ordinalOf(destination, exporter)
  return number ?? 'No description for this link'
}

function ordinalOf(destination: OrgNode, exporter: Exporter): string | null {
  const { context } = exporter
  const at = counted(destination)
  if (!at) return null
  if (at.type === 'headline') return context.numbers(at).join('.') || null
  if (at.type === 'item') return itemNumbers(at).join('.')
  if (at.type === 'footnote-reference' || at.type === 'footnote-definition')
    return String(context.footnotes.number(at) || '') || null
  const isPicture = at.type === 'paragraph' && isStandaloneImage(at)
  const number = isPicture ? figureNumber(at, exporter) : context.ordinal(at, hasCaption)
  return number === null ? null : String(number)
}

const countedTypes: ReadonlySet<NodeType> = new Set([
  'footnote-definition',
  'footnote-reference',
  'headline',
  'item',
  'table',
])

/** A target is counted as what it stands in. */
function counted(destination: OrgNode): OrgNode | null {
  if (destination.type !== 'target') return destination
  for (let at = destination.parent; at; at = at.parent) if (countedTypes.has(at.type)) return at
  return null
}

/** Numbers of an item, from the outermost list on. */
function itemNumbers(item: OrgNode): number[] {
  const numbers: number[] = []
  for (let at: OrgNode | null = item; at?.type === 'item'; at = at.parent?.parent ?? null)
    numbers.unshift(at.number)
  return numbers
}

/** The number of a picture with a caption among such pictures. */
export function figureNumber(paragraph: OrgNode, { context }: Exporter): number | null {
  return context.ordinal(paragraph, isFigure)
}

function isFigure(node: OrgNode): boolean {
  return isStandaloneImage(node) && hasCaption(node)
}

/** Attributes of an element count for the first link in it; its caption is not in it. */
function linkAttributes(node: LinkNode, { context }: Exporter): ReadonlyMap<string, string | null> {
  const element = elementAround(node)
  const attributes = element ? context.attributes(element) : none
  if (!element || attributes.size === 0) return none
  const outer = node.parent?.type === 'link' ? node.parent : node
  let first = firstLinks.get(element)
  if (!first) firstLinks.set(element, (first = allOf(element.children, 'link')[0] ?? element))
  return first === outer ? attributes : none
}

/** The first link of each element that was asked for it, itself for none. */
const firstLinks = new WeakMap<OrgNode, OrgNode>()

const none: ReadonlyMap<string, string | null> = new Map()

function codeLink(node: LinkNode, description: string, exporter: Exporter): string | null {
  const shown = labelText(exporter.context.root, node.path)
  if (shown === null) return broken(node, exporter)
  const anchor = `coderef-${escapeAttribute(node.path)}`
  const text = codeLinkText(description, { path: node.path, shown })
  return `<a href="#${anchor}" class="coderef"${attributeText(linkAttributes(node, exporter))}>${text}</a>`
}

/** The description is a format for what is shown; the label in parentheses stands for that, too (org-export-get-coderef-format). */
function codeLinkText(
  description: string,
  { path, shown }: { readonly path: string; readonly shown: string },
): string {
  if (description === '') return shown
  const format = description.replace(`(${path})`, '%s')
  return format.replace(/%([s%])/g, (_, sign: string) => (sign === '%' ? sign : shown))
}

/** The picture that a link without description shows. */
function imageTag(node: LinkNode, exporter: Exporter): string {
  const address =
    node.linkType === 'file'
      ? fileAddress(node.path, 'html', exporter.context.base)
      : encodeUrl(`${node.linkType}:${node.path}`)
  const own = linkAttributes(node, exporter)
  const source = [
    ['src', address],
    ['alt', address.slice(address.lastIndexOf('/') + 1)],
  ] as const
  if (!address.endsWith('.svg'))
    return voidTag(`img${attributeText(withAttributes(source, own))}`, exporter.context)
  const vector = withAttributes(source, [['class', 'org-svg']], own, [['fallback', null]])
  return voidTag(`img${attributeText(vector)}`, exporter.context)
}
