import type { Exporter } from '../context/exporter.ts'
import type { ItemNode, ListNode } from '../tree/node.ts'
import { attributeText, withAttributes } from './attribute-text.ts'

const tags = { ordered: 'ol', unordered: 'ul', descriptive: 'dl' } as const

const boxes = {
  on: '<code>[X]</code>',
  off: '<code>[&#xa0;]</code>',
  trans: '<code>[-]</code>',
} as const

/** A list. */
export function htmlList(node: ListNode, contents: string, { context }: Exporter): string {
  const tag = tags[node.kind]
  const own = context.attributes(node)
  const word = own.get('class')
  const attributes = withAttributes(own, [['class', word ? `org-${tag} ${word}` : `org-${tag}`]])
  return `<${tag}${attributeText(attributes)}>\n${contents}</${tag}>`
}

/** What an item of a list shows. */
export interface ListItem {
  readonly contents: string
  readonly kind: ListNode['kind']
  readonly checkbox: ItemNode['checkbox']
  /** A term as HTML, or the number that counting goes on from; `''` for none. */
  readonly term: string
  /** The headline that the item stands for, `''` for none. */
  readonly title: string
  /** What ends the line of that. */
  readonly lineBreak: string
}

/** An item of a list as HTML (org-html-format-list-item). */
export function listItem({ contents, kind, checkbox, term, title, lineBreak }: ListItem): string {
  const state = checkbox === null ? '' : ` class="${checkbox}"`
  const box = checkbox === null ? '' : `${boxes[checkbox]} `
  const text = contents.trim()
  const gap = text !== '' && title !== '' ? '\n' : ''
  const inside = gap + text + gap
  if (kind === 'descriptive')
    return `<dt${state}>${box}${term === '' ? '(no term)' : term}</dt><dd>${inside}</dd>`
  const name = kind === 'ordered' ? 'value' : 'id'
  // The term is HTML already; Org writes its tags, too.
  const extra = term === '' ? '' : ` ${name}="${term.replaceAll('"', '&quot;')}"`
  return `<li${state}${extra}>${title === '' ? '' : title + lineBreak}${box}${inside}</li>`
}

/** An item. */
export function htmlItem(node: ItemNode, contents: string, exporter: Exporter): string {
  const { kind } = node.parent as ListNode
  const counter = node.counter === null ? '' : String(node.counter)
  const term = node.tag === null ? counter : exporter.all(node.tag)
  return listItem({ contents, kind, checkbox: node.checkbox, term, title: '', lineBreak: '' })
}
