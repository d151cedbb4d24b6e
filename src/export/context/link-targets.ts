import type { HeadlineNode, LinkNode, OrgNode, RootNode } from '../tree/node.ts'
import { isElement } from '../tree/object-types.ts'
import { walk } from '../tree/walk.ts'
import { linkName } from './affiliated.ts'

/** True for a link to a node of its own document; what leads to a line of code is none. */
export function leadsWithin({ linkType }: LinkNode): boolean {
  return ['radio', 'custom-id', 'fuzzy', 'id'].includes(linkType)
}

/** Finds what links within a document lead to (Org manual, "Internal Links"). */
export class LinkTargets {
  readonly #ids = new Map<string, HeadlineNode>()
  readonly #cells = new Map<string, Found>()
  readonly #radio = new Map<string, OrgNode>()

  constructor(root: RootNode) {
    for (const node of walk([root])) {
      if (node.type === 'headline') this.#addIds(node)
      if (node.type === 'radio-target') addFirst(this.#radio, folded(node.value), node)
      for (const cell of cellsOf(node)) this.#addCell(cell, node)
    }
  }

  #addIds(node: HeadlineNode): void {
    for (const key of ['ID', 'CUSTOM_ID']) {
      const id = node.properties.get(key)
      if (id !== undefined) addFirst(this.#ids, id, node)
    }
  }

  /** The node that a link of the type `fuzzy`, `custom-id`, `id` or `radio` leads to, null for none. */
  find({ linkType, path }: LinkNode): OrgNode | null {
    if (linkType === 'radio') return this.#radio.get(folded(path)) ?? null
    return linkType === 'fuzzy' ? this.#fuzzy(path) : this.byId(path)
  }

  /** The headline with an ID or CUSTOM_ID, null for none. */
  byId(id: string): HeadlineNode | null {
    return this.#ids.get(id) ?? null
  }

  #addCell(cell: string, node: OrgNode): void {
    const place = node.type === 'headline' ? (this.#cells.get(cell)?.place ?? null) : node
    this.#cells.set(cell, { last: node, place })
  }

  /** Targets and names go before headlines. */
  #fuzzy(path: string): OrgNode | null {
    const found = searched(path).flatMap((cell) => this.#cells.get(cell) ?? [])
    return found.find(({ place }) => place !== null)?.place ?? found[0]?.last ?? null
  }
}

/** What a search finds: the last node, and the last one that is no headline. */
interface Found {
  readonly last: OrgNode
  readonly place: OrgNode | null
}

function addFirst<Value>(map: Map<string, Value>, key: string, value: Value): void {
  if (!map.has(key)) map.set(key, value)
}

function folded(text: string): string {
  return text.trim().split(/\s+/).join(' ').toLowerCase()
}

function words(text: string): string {
  return text.split(/\s+/).filter(Boolean).join(' ')
}

/** By what a node can be found (org-export-search-cells). */
function cellsOf(node: OrgNode): string[] {
  if (node.type === 'headline') {
    const title = words(node.rawTitle.replace(/\[[0-9]*(?:%|\/[0-9]*)\]/g, ' ').toUpperCase())
    return [`headline ${title}`, `other ${title}`]
  }
  if (node.type === 'target') return [`target ${words(node.value.toUpperCase())}`]
  const name = isElement(node) ? linkName(node) : ''
  return name === '' ? [] : [`other ${words(name)}`]
}

/** What a link looks for (org-export-string-to-search-cell). */
function searched(path: string): string[] {
  if (path.startsWith('*')) return [`headline ${words(path.slice(1).toUpperCase())}`]
  const [plain, upper] = [words(path), words(path.toUpperCase())]
  return [...new Set([`target ${plain}`, `other ${plain}`, `target ${upper}`, `other ${upper}`])]
}
