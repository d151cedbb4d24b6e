import { captionText } from '../context/caption.ts'
import type { Exporter } from '../context/exporter.ts'
import { isStandaloneImage } from '../context/images.ts'
import type { NodeOf, OrgNode } from '../tree/node.ts'
import { orNil } from '../tree/or-nil.ts'
import { isItemText } from '../tree/walk.ts'
import { attributeText, withAttributes, withId } from './attribute-text.ts'
import { isFancy, voidTag } from './dialect.ts'
import { namedId } from './identity.ts'
import { figureNumber } from './link.ts'
import { numbered } from './translate.ts'

/** A paragraph, or the picture that is all of it; the text of an item needs no tag. */
export function htmlParagraph(
  node: NodeOf<'paragraph'>,
  contents: string,
  exporter: Exporter,
): string {
  if (isItemText(node)) return contents
  if (isStandaloneImage(node)) return figure(node, contents, exporter)
  const style = node.parent?.type === 'footnote-definition' ? ' class="footpara"' : ''
  return `<p${attributeText(exporter.context.attributes(node))}${style}>\n${contents}</p>`
}

function figure(node: OrgNode, contents: string, exporter: Exporter): string {
  const { context } = exporter
  const id = context.reference(node)
  if (isFancy(context))
    return `\n<figure id="${id}">\n${contents}${caption(node, exporter)}\n</figure>`
  return `\n<div id="${id}" class="figure">\n<p>${contents}</p>${caption(node, exporter)}\n</div>`
}

function caption(node: OrgNode, exporter: Exporter): string {
  const text = captionText(node, exporter)
  if (text === '') return ''
  const number = figureNumber(node, exporter)
  const tag = isFancy(exporter.context) ? 'figcaption' : 'p'
  return `\n<${tag}><span class="figure-number">${numbered('Figure %d:', number, exporter.context)} </span>${text}</${tag}>`
}

/** Names of blocks that are elements (`org-html-html5-elements`). */
const html5Elements: ReadonlySet<string> = new Set([
  'article',
  'aside',
  'audio',
  'canvas',
  'details',
  'figcaption',
  'figure',
  'footer',
  'header',
  'menu',
  'meter',
  'nav',
  'output',
  'progress',
  'section',
  'summary',
  'video',
])

/** A block that stands apart under a name of its own. */
export function htmlSpecial(
  node: NodeOf<'special-block'>,
  contents: string,
  { context }: Exporter,
): string {
  const own = context.attributes(node)
  if (isFancy(context) && html5Elements.has(node.name)) {
    const attributes = attributeText(withId(own, context.reference(node)))
    return `<${node.name}${attributes}>\n${contents}</${node.name}>`
  }
  const word = own.get('class')
  const named = withAttributes(own, [['class', word ? `${word} ${node.name}` : node.name]])
  const attributes = withId(named, context.reference(node))
  return `<div${attributeText(attributes)}>\n${contents}\n</div>`
}

/** A quote. */
export function htmlQuote(
  node: NodeOf<'quote-block'>,
  contents: string,
  { context }: Exporter,
): string {
  const attributes = withId(context.attributes(node), namedId(node, context))
  return `<blockquote${attributeText(attributes)}>\n${orNil(node, contents)}</blockquote>`
}

/** A verse: its line ends and leading blanks count. */
export function htmlVerse(_: OrgNode, contents: string, { context }: Exporter): string {
  const lineBreak = `${voidTag('br', context)}\n`
  const lines = contents.replace(/(?:<br(?: \/)?>|(?<![ \t]))[ \t]*\n/g, lineBreak)
  const text = lines.replace(/(?<![^\n])[ \t]+/g, (blanks) => '&#xa0;'.repeat(blanks.length))
  return `<p class="verse">\n${text}</p>`
}
