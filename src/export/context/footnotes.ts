import type { FootnoteReferenceNode, OrgNode, RootNode } from '../tree/node.ts'
import { allOf, walk } from '../tree/walk.ts'

/** A footnote that is referred to, in the order of reading. */
export interface Footnote {
  readonly number: number
  readonly label: string
  readonly contents: readonly OrgNode[]
  /** True when its definition stands in the reference. */
  readonly inline: boolean
}

/** The definitions of a document by label, before anything is taken out of it. */
export function footnoteDefinitions(root: RootNode): ReadonlyMap<string, readonly OrgNode[]> {
  const inline = allOf([root], 'footnote-reference').filter(
    (node) => node.inline && node.label !== '',
  )
  const own = allOf([root], 'footnote-definition')
  return new Map([...inline, ...own].map(({ label, children }) => [label, children]))
}

/** What is read in its place: definitions are not. */
const nodesIn = (nodes: readonly OrgNode[]) =>
  walk(nodes, ({ type }) => type !== 'footnote-definition')

/** Numbers footnotes by their first reference; those in a definition follow the reference to it. */
export class Footnotes {
  readonly list: readonly Footnote[]
  readonly #byLabel = new Map<string, number>()
  readonly #byNode = new Map<OrgNode, number>()
  readonly #first = new Set<OrgNode>()

  constructor(
    root: RootNode,
    definitions: ReadonlyMap<string, readonly OrgNode[]>,
    warn: (text: string) => void,
  ) {
    const list: Footnote[] = []
    // The texts that are being read, each within the one before it.
    const open = [nodesIn([root])]
    for (let reading = open.at(-1); reading; reading = open.at(-1)) {
      const node = reading.next().value
      if (!node) open.pop()
      if (node?.type !== 'footnote-reference' || this.#isKnown(node)) continue
      const { label, inline } = node
      this.#add(node, list.length + 1)
      const known = inline ? node.children : definitions.get(label)
      if (!known) warn(`The footnote "${label}" has no definition.`)
      const contents = known ?? []
      list.push({ number: list.length + 1, label, contents, inline })
      if (!inline) open.push(nodesIn(contents))
    }
    this.list = list
  }

  #isKnown({ label }: FootnoteReferenceNode): boolean {
    return label !== '' && this.#byLabel.has(label)
  }

  #add(node: FootnoteReferenceNode, number: number): void {
    this.#first.add(node)
    this.#byNode.set(node, number)
    if (node.label !== '') this.#byLabel.set(node.label, number)
  }

  /** The number of the footnote that a reference names. */
  number(node: FootnoteReferenceNode): number {
    return this.#byNode.get(node) ?? this.#byLabel.get(node.label) ?? 0
  }

  /** True for the first reference to a footnote. */
  isFirst(node: FootnoteReferenceNode): boolean {
    return this.#first.has(node)
  }
}
