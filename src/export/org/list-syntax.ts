import type { Exporter } from '../context/exporter.ts'
import { normalizeEnd } from '../context/normalize-end.ts'
import type { ItemNode, ListNode } from '../tree/node.ts'
import { position, previous } from '../tree/walk.ts'

const checkboxes = { on: '[X] ', off: '[ ] ', trans: '[-] ' } as const

/** Indentation of what follows a term, whatever the term's width. */
const belowTerm = 5

/**
 * An item as Org text: its own bullet is one of its list, numbered anew (org-element-item-interpreter, then
 * org-list-repair); `term` is the text of its tag.
 */
export function itemSyntax(item: ItemNode, term: string, exporter: Exporter): string {
  const bullet = bulletOf(item)
  const written = item.ordered ? '1. ' : '- '
  const counter = item.counter === null ? '' : `[@${item.counter}] `
  const box = checkbox(item)
  const tag = item.tag === null ? '' : `${term} :: `
  const head = bullet + counter + (box === null ? '' : checkboxes[box]) + tag
  if (item.children.length === 0) {
    if (item.postBlank >= 2) noteEnd(item, 0)
    return head
  }
  const width = (item.tag === null ? written.length : belowTerm) + bullet.length - written.length
  const list = item.children.findIndex(({ type }) => type === 'plain-list')
  const parts = item.children.map((child, at) => {
    const below = isBehindEnd(item, at) ? width : bullet.length
    // What follows a list is put below its bullets (org-list-struct-apply-struct).
    const own = list >= 0 && at > list ? below : width
    const text = exporter.one(child)
    if (endsList(text)) noteEnd(item, at)
    if (child.type !== 'plain-list') return indented(text, own)
    const keywords = /^(?:#\+[^\n]*\n)*/.exec(text)?.[0] ?? ''
    return indented(keywords, own) + indented(text.slice(keywords.length), below)
  })
  if (item.postBlank >= 2) noteEnd(item, item.children.length)
  const body = normalizeEnd(parts.join(''))
  const lines = Math.min(item.preBlank, 2)
  if (lines > 0) return head + '\n'.repeat(lines) + body
  // The bullet of an empty item gets its blank back (org-list-repair).
  return head + body.trim().replace(/(?:^|\n)[ \t]*(?:-|\d+\.)$/, '$& ')
}

/** Lists that follow each other within an item become one, since all their items are indented alike. */
function bulletOf(item: ItemNode): string {
  let list = item.parent as ListNode
  let { number } = item
  let counts = firstCounter(list) > position(item)
  for (let above = joined(list); above; above = joined(above)) {
    const last = above.children.at(-1)
    if (counts && last?.type === 'item') number += last.number
    counts &&= firstCounter(above) === Infinity
    list = above
  }
  const [first] = list.children
  return first?.type === 'item' && first.ordered ? `${number}. ` : '- '
}

function joined(list: ListNode): ListNode | null {
  const above = list.parent?.type === 'item' ? previous(list) : null
  return above?.type === 'plain-list' ? above : null
}

/** Where the first two blank lines of a list come: behind them nothing is indented anew. */
const ends = new WeakMap<ListNode, { readonly item: number; readonly child: number }>()

function noteEnd(item: ItemNode, child: number): void {
  const list = item.parent as ListNode
  if (!ends.has(list)) ends.set(list, { item: position(item), child })
}

function isBehindEnd(item: ItemNode, child: number): boolean {
  const end = ends.get(item.parent as ListNode)
  if (!end) return false
  const own = position(item)
  return own > end.item || (own === end.item && child > end.child)
}

function endsList(text: string): boolean {
  return mayEndList.test(text) && linesBehindEnd(text.replace(/\n$/, '').split('\n')).length > 0
}

/** Where the first item stands that says its own number, once found. */
const firstCounters = new WeakMap<ListNode, number>()

function firstCounter(list: ListNode): number {
  let first = firstCounters.get(list)
  if (first === undefined) {
    const found = list.children.findIndex((node) => node.type === 'item' && node.counter !== null)
    firstCounters.set(list, (first = found < 0 ? Infinity : found))
  }
  return first
}

/**
 * A list of items. Org numbers them once they are written, up to two blank lines: these end a list, outside of blocks
 * (org-list-struct).
 */
export function listSyntax(_: ListNode, contents: string): string {
  if (!mayEndList.test(contents)) return contents
  const lines = contents.split('\n')
  for (const at of linesBehindEnd(lines)) lines[at] = (lines[at] ?? '').replace(/^\d+\. /, '1. ')
  return lines.join('\n')
}

const mayEndList = /\n[ \t]*\n[ \t]*\n/

/** The lines from the second of two blank ones on, outside of blocks. */
function linesBehindEnd(lines: readonly string[]): number[] {
  const behind: number[] = []
  let block = ''
  let blanks = 0
  for (const [at, line] of lines.entries()) {
    blanks = line.trim() === '' && block === '' ? blanks + 1 : blanks
    if (blanks >= 2) behind.push(at)
    else if (line.trim() !== '') blanks = 0
    if (block === '') block = /^[ \t]*#\+begin_(\S+)/i.exec(line)?.[1] ?? ''
    else if (line.trim().toLowerCase() === `#+end_${block.toLowerCase()}`) block = ''
  }
  return behind
}

/** The box of an item with boxes below it is what they are together (org-list-struct-fix-box). */
function checkbox(item: ItemNode): ItemNode['checkbox'] {
  if (item.checkbox === null) return null
  const below = new Set(
    item.children
      .flatMap((child) => (child.type === 'plain-list' ? child.children : []))
      .map((child) => (child.type === 'item' ? checkbox(child) : null)),
  )
  if (below.has('trans') || (below.has('on') && below.has('off'))) return 'trans'
  return below.has('on') ? 'on' : below.has('off') ? 'off' : item.checkbox
}

function indented(text: string, width: number): string {
  return text.replace(/(?<![^\n])(?=[ \t]*\S)/g, ' '.repeat(width))
}
