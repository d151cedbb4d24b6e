import type { Exporter } from '../context/exporter.ts'
import type { ItemNode, ListNode } from '../tree/node.ts'
import { previous } from '../tree/walk.ts'
import { indent } from './escape.ts'

const boxes = { on: '[x] ', off: '[ ] ', trans: '[ ] ' } as const

/** A list; a comment keeps it apart from one right in front of it (GFM 5.3, "Lists"). */
export function markdownList(node: ListNode, contents: string): string {
  return previous(node)?.type === 'plain-list' ? `<!-- -->\n\n${contents}` : contents
}

/** An item, what is in it as far in as its text. */
export function markdownItem(node: ItemNode, contents: string, exporter: Exporter): string {
  const isOrdered = node.parent?.type === 'plain-list' && node.parent.kind === 'ordered'
  const bullet = isOrdered ? `${node.number}. ` : '- '
  const box = node.checkbox === null ? '' : boxes[node.checkbox]
  const term = node.tag === null ? '' : `**${exporter.all(node.tag)}**: `
  const text = indent(contents, bullet.length).trim()
  // What is no paragraph begins below a term.
  const isApart = term !== '' && node.children[0]?.type !== 'paragraph' && text !== ''
  const gap = isApart ? `\n\n${' '.repeat(bullet.length)}` : ''
  return `${bullet}${box}${term.trimEnd()}${isApart || term === '' ? gap : ' '}${text}`.trimEnd()
}
