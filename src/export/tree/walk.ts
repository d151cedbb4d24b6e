import type { NodeOf, NodeType, OrgNode } from './node.ts'
import { isElement } from './object-types.ts'

/** Objects of a node that are not among its children: a headline's title, an item's term. */
export function secondary(node: OrgNode): OrgNode[] {
  if (node.type === 'headline') return node.title
  return node.type === 'item' ? (node.tag ?? []) : []
}

/** Changes each list of nodes that a node holds: its children, a headline's title, an item's term. */
export function changeLists(node: OrgNode, change: (nodes: OrgNode[]) => OrgNode[]): void {
  node.children = change(node.children)
  if (node.type === 'headline') node.title = change(node.title)
  if (node.type === 'item' && node.tag) node.tag = change(node.tag)
}

/** All nodes below, in the order of the text, the given ones included; `enter` says whose insides are visited. */
export function* walk(
  nodes: readonly OrgNode[],
  enter: (node: OrgNode) => boolean = () => true,
): Generator<OrgNode, void, undefined> {
  const stack = nodes.toReversed()
  for (let node = stack.pop(); node; node = stack.pop()) {
    yield node
    if (!enter(node)) continue
    for (let at = node.children.length - 1; at >= 0; at -= 1)
      stack.push(node.children[at] as OrgNode)
    const beside = secondary(node)
    for (let at = beside.length - 1; at >= 0; at -= 1) stack.push(beside[at] as OrgNode)
  }
}

/** All nodes that are read where they stand: what is in definitions of footnotes is not. */
export function walkInPlace(nodes: readonly OrgNode[]): Generator<OrgNode, void, undefined> {
  return walk(nodes, ({ type }) => type !== 'footnote-definition')
}

/** The element that an object stands in, null for none. */
export function elementAround(node: OrgNode): OrgNode | null {
  let element = node.parent
  while (element && !isElement(element)) element = element.parent
  return element
}

/** All nodes of one type below, in the order of the text. */
export function allOf<Type extends NodeType>(
  nodes: readonly OrgNode[],
  type: Type,
): NodeOf<Type>[] {
  return [...walk(nodes)].filter((node): node is NodeOf<Type> => node.type === type)
}

/** The nearest node above of a type, itself included; null for none. */
export function ancestor<Type extends NodeType>(node: OrgNode, type: Type): NodeOf<Type> | null {
  for (let at: OrgNode | null = node; at; at = at.parent) {
    if (at.type === type) return at as NodeOf<Type>
  }
  return null
}

/** Where nodes were when their place was last looked up: most stay there. */
const places = new WeakMap<OrgNode, number>()

/** The position of a node in a list, -1 when it is not there; looked up once for all nodes of the list. */
function placeIn(nodes: readonly OrgNode[], node: OrgNode): number {
  if (!isAtPlace(nodes, node)) for (const [at, one] of nodes.entries()) places.set(one, at)
  return isAtPlace(nodes, node) ? (places.get(node) ?? -1) : -1
}

function isAtPlace(nodes: readonly OrgNode[], node: OrgNode): boolean {
  return nodes[places.get(node) ?? -1] === node
}

/** The nodes beside a node: its parent's children, or the objects of the title or term that it is in. */
export function siblings(node: OrgNode): readonly OrgNode[] {
  if (!node.parent) return [node]
  const beside = secondary(node.parent)
  if (beside.length === 0 || isAtPlace(node.parent.children, node)) return node.parent.children
  return placeIn(beside, node) < 0 ? node.parent.children : beside
}

/** The position of a node among its siblings, from 0; -1 when its parent does not hold it. */
export function position(node: OrgNode): number {
  return placeIn(siblings(node), node)
}

/** The node in front of this one, null for none. */
export function previous(node: OrgNode): OrgNode | null {
  return siblings(node)[position(node) - 1] ?? null
}

/** The node behind this one, null for none. */
export function next(node: OrgNode): OrgNode | null {
  const at = position(node)
  return at < 0 ? null : (siblings(node)[at + 1] ?? null)
}

/** True for the paragraph that is the text of its item: nothing but a list follows it there. */
export function isItemText(node: OrgNode): boolean {
  if (node.type !== 'paragraph' || node.parent?.type !== 'item') return false
  const { children } = node.parent
  const [first, second] = children
  const follows = second?.type ?? 'plain-list'
  return first === node && children.length <= 2 && follows === 'plain-list'
}
