import type { NodeOf, NodeType, OrgNode } from './node.ts'

/** Objects of a node that are not among its children: a headline's title, an item's term. */
export function secondary(node: OrgNode): OrgNode[] {
  if (node.type === 'headline') return node.title
  return node.type === 'item' ? (node.tag ?? []) : []
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

/** The nodes beside a node: its parent's children, or the objects of the title or term that it is in. */
export function siblings(node: OrgNode): readonly OrgNode[] {
  if (!node.parent) return [node]
  const beside = secondary(node.parent)
  return beside.includes(node) ? beside : node.parent.children
}

/** The node in front of this one, null for none. */
export function previous(node: OrgNode): OrgNode | null {
  const all = siblings(node)
  return all[all.indexOf(node) - 1] ?? null
}

/** The nodes behind this one. */
export function following(node: OrgNode): readonly OrgNode[] {
  const all = siblings(node)
  return all.slice(all.indexOf(node) + 1)
}
