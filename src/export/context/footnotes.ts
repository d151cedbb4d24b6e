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
    const visit = (nodes: readonly OrgNode[]): void => {
      for (const node of walk(nodes, ({ type }) => type !== 'footnote-definition')) {
        if (node.type !== 'footnote-reference' || this.#isKnown(node)) continue
        this.#add(node, list.length + 1)
        const known = node.inline ? node.children : definitions.get(node.label)
        if (!known) warn(`The footnote "${node.label}" has no definition.`)
        list.push({
          number: list.length + 1,
          label: node.label,
          contents: known ?? [],
          inline: node.inline,
        })
        if (!node.inline) visit(known ?? [])
      }
    }
    visit([root])
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
