import type {
  FootnoteDefinitionNode,
  FootnoteReferenceNode,
  OrgNode,
  RootNode,
} from '../tree/node.ts'
import { isElement } from '../tree/object-types.ts'
import { walk, walkInPlace } from '../tree/walk.ts'

/** A footnote that is referred to, in the order of reading. */
export interface Footnote {
  readonly number: number
  readonly label: string
  readonly contents: readonly OrgNode[]
  /** True when its definition is text alone, as one in a reference is. */
  readonly inline: boolean
}

/** The definitions of a document by label, before anything is taken out of it; of several the last one counts. */
export function footnoteDefinitions(root: RootNode): ReadonlyMap<string, readonly OrgNode[]> {
  const definitions = new Map<string, readonly OrgNode[]>()
  for (const node of walk([root]))
    if (isDefinition(node)) definitions.set(node.label, node.children)
  return definitions
}

function isDefinition(node: OrgNode): node is FootnoteDefinitionNode | FootnoteReferenceNode {
  if (node.type === 'footnote-reference') return node.inline && node.label !== ''
  return node.type === 'footnote-definition'
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
    // The texts that are being read, each within the one before it.
    const open = [walkInPlace([root])]
    for (let reading = open.at(-1); reading; reading = open.at(-1)) {
      const node = reading.next().value
      if (!node) open.pop()
      if (node?.type !== 'footnote-reference' || this.#isKnown(node)) continue
      const { label, inline } = node
      this.#add(node, list.length + 1)
      const known = label === '' ? node.children : definitions.get(label)
      if (!known) warn(`The footnote "${label}" has no definition.`)
      const contents = known ?? []
      list.push({ number: list.length + 1, label, contents, inline: !contents.some(isElement) })
      if (!inline) open.push(walkInPlace(contents))
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

  /** The number of the footnote that a reference names or that is defined here, 0 when nothing refers to it. */
  number(node: FootnoteReferenceNode | FootnoteDefinitionNode): number {
    return this.#byNode.get(node) ?? this.#byLabel.get(node.label) ?? 0
  }

  /** True for the first reference to a footnote. */
  isFirst(node: FootnoteReferenceNode): boolean {
    return this.#first.has(node)
  }
}
