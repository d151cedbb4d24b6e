import type { HeadlineNode, NodeOf, NodeType, OrgNode } from '../tree/node.ts'
import { isGreater, isObject } from '../tree/object-types.ts'
import { keptBlanks } from '../tree/prune.ts'
import { previous } from '../tree/walk.ts'
import type { ExportContext } from './export-context.ts'
import { normalizeEnd } from './normalize-end.ts'

/** Titles that show each other by links; each costs some frames of the stack. */
const deepestTitles = 64

/** Walks a tree with a back end, keeping the blanks between its nodes (org-export-data). */
export class Exporter {
  readonly context: ExportContext
  readonly transcoders: Transcoders
  /** What was exported already: some transcoders ask for a node's contents piece by piece. */
  readonly #done = new Map<OrgNode, string>()
  /** Titles that are being exported for links, each within the one before it. */
  #titles = 0

  constructor(context: ExportContext, transcoders: Transcoders) {
    this.context = context
    this.transcoders = transcoders
  }

  /** An exporter of the same tree with another back end. */
  with(transcoders: Transcoders): Exporter {
    return new Exporter(this.context, transcoders)
  }

  /** Several nodes in a row. */
  all(nodes: readonly OrgNode[]): string {
    return nodes.map((node) => this.one(node)).join('')
  }

  /** A node with all that is in it, and the blanks behind it. */
  one(node: OrgNode): string {
    const known = this.#done.get(node)
    if (known !== undefined) return known
    // A link in a title that leads to that title shows the rest of it.
    this.#done.set(node, '')
    const text = this.#export(node)
    this.#done.set(node, text)
    return text
  }

  /** The title of a headline as a link to it shows it; `''` where titles show each other without measure. */
  title({ title }: HeadlineNode): string {
    if (this.#titles >= deepestTitles) return ''
    this.#titles += 1
    const text = this.all(title)
    this.#titles -= 1
    return text
  }

  #export(node: OrgNode): string {
    if (this.context.ignored.has(node)) return ''
    const inside = this.all(node.children)
    const contents = isGreater(node) ? normalizeEnd(inside) : inside
    const result = this.transcode(node, contents)
    if (result === null) return isObject(node) ? keptBlanks(node, previous(node)) : ''
    if (node.type === 'text' || node.type === 'root') return result
    if (isObject(node)) return result + ' '.repeat(node.postBlank)
    return normalizeEnd(result) + '\n'.repeat(node.postBlank)
  }

  /** What the back end makes of a node whose contents are exported already. */
  transcode(node: OrgNode, contents: string): string | null {
    const transcoder = this.transcoders[node.type] as (
      node: OrgNode,
      contents: string,
      exporter: Exporter,
    ) => string | null
    return transcoder(node, contents, this)
  }
}

/**
 * What one type of node becomes, given what is in it; null for nothing at all, after which not even the blank lines
 * behind it stay.
 */
export type Transcoder<Type extends NodeType> = (
  node: NodeOf<Type>,
  contents: string,
  exporter: Exporter,
) => string | null

/** A back end: a transcoder for every type of node. */
export type Transcoders = { readonly [Type in NodeType]: Transcoder<Type> }
