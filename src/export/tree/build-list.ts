import { lineText } from '../../document/line-index.ts'
import type { OrgElement } from '../../document/org/element.ts'
import { type BareElement, type Builder, type ElementPlace, textEnd } from './builder.ts'
import { contentsBehind } from './contents-behind.ts'
import { type ItemLine, readItemLine } from './item-line.ts'
import type { ItemNode, ListNode } from './node.ts'
import { readObjects } from './read-objects.ts'

/** A list with its items; the first one says of which kind it is (Org manual, "Plain Lists"). */
export function buildList(
  builder: Builder,
  element: OrgElement,
  { depth }: ElementPlace,
): BareElement {
  const { document } = builder
  const listEnd = textEnd(document, element.start, element.end)
  const elements = builder.elementsIn(element).filter(({ type }) => type === 'item')
  const lines = elements.map(({ start }) => readItemLine(lineText(document.lines, start)))
  let number = 0
  const children = elements.map((item, position) => {
    const line = lines[position] as ItemLine
    number = line.counter ?? number + 1
    const limit = elements[position + 1]?.begin ?? listEnd
    return itemNode(builder, item, { line, number, limit, depth })
  })
  return { type: 'plain-list', kind: kindOf(lines[0]), children }
}

function kindOf(first: ItemLine | undefined): ListNode['kind'] {
  if (first && /\d/.test(first.bullet)) return 'ordered'
  return first?.tag === null || first === undefined ? 'unordered' : 'descriptive'
}

function itemNode(
  builder: Builder,
  element: OrgElement,
  at: ElementPlace & { readonly line: ItemLine; readonly number: number },
): ItemNode {
  const { line, number, limit, depth } = at
  const end = textEnd(builder.document, element.start, limit)
  const contents = contentsBehind(builder, element, { textAt: line.textAt, end, depth: depth + 1 })
  return {
    type: 'item',
    ordered: /\d/.test(line.bullet),
    counter: line.counter,
    checkbox: line.checkbox,
    tag: line.tag === null ? null : readObjects(line.tag, 'item', builder.settings),
    number,
    ...contents,
    affiliated: [],
    parent: null,
    // An item without contents counts its own line, too.
    postBlank: limit - (contents.children.length === 0 ? element.start : end),
  }
}
