import { deepest, findObjects } from '../../document/org/objects/find-objects.ts'
import type { ObjectSettings } from '../../document/org/objects/object-reader.ts'
import type { NodeType, OrgNode, TextNode } from './node.ts'

/**
 * Reads the objects of a text that stands in an element or object of a type. The text is taken alone, as Org does: its
 * ends are ends of a line.
 */
export function readObjects(
  text: string,
  type: NodeType | 'citation-reference' | 'bibliography-title',
  settings: ObjectSettings,
  depth = 0,
): OrgNode[] {
  if (depth >= deepest) return text === '' ? [] : [textNode(text)]
  const nodes: OrgNode[] = []
  let at = 0
  for (const { node, start, end, inside } of findObjects(text, type, settings)) {
    if (start > at) nodes.push(textNode(text.slice(at, start)))
    at = node.type === 'line-break' ? end : blanksEnd(text, end)
    const children = inside
      ? readObjects(text.slice(inside.start, inside.end), node.type, settings, depth + 1)
      : []
    nodes.push({ ...node, parent: null, children, postBlank: at - end } as OrgNode)
  }
  if (at < text.length) nodes.push(textNode(text.slice(at)))
  return nodes
}

/** Plain text as a node. */
export function textNode(value: string): TextNode {
  return { type: 'text', value, parent: null, children: [], postBlank: 0 }
}

/** Where blanks and tabs end that begin at an offset. */
export function blanksEnd(text: string, from: number): number {
  let end = from
  while (text[end] === ' ' || text[end] === '\t') end += 1
  return end
}
