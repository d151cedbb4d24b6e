import { createHash } from 'node:crypto'

import { least } from '../../document/extremes.ts'
import type { ObjectSettings } from '../../document/org/objects/object-reader.ts'
import type { Citations } from '../citations/citations.ts'
import type { ExportSettings } from '../tree/export-settings.ts'
import type { HeadlineNode, OrgNode, RootNode } from '../tree/node.ts'
import { isElement } from '../tree/object-types.ts'
import { ancestor, walk } from '../tree/walk.ts'
import { type Attributes, htmlAttributes, nameOf } from './affiliated.ts'
import { Footnotes } from './footnotes.ts'
import { headlineNumbers } from './headline-numbers.ts'
import { ignoredInTables } from './ignored-in-tables.ts'
import { LinkTargets } from './link-targets.ts'
import type { LinkedFiles } from './linked-files.ts'

/** All that exporting one node needs to know of the others. */
export class ExportContext {
  readonly root: RootNode
  readonly settings: ExportSettings
  /** Nodes that are looked at, but not exported: special rows and columns of tables. */
  readonly ignored: ReadonlySet<OrgNode>
  readonly footnotes: Footnotes
  readonly targets: LinkTargets
  /** Things that a reader of the report should know, one sentence each. */
  readonly warnings: Set<string>
  /** What writes the citations of captions, null where all citations stay as they are. */
  readonly citations: Citations | null
  /** The document's directory seen from the export's, `''` when it is the same. */
  readonly base: string
  /** Let the document's own HTML pass. */
  readonly allowRawHtml: boolean
  /** How texts that stand in keywords are read. */
  readonly objects: ObjectSettings
  /** Places in other documents. */
  readonly linked: LinkedFiles
  readonly #numbers: ReadonlyMap<OrgNode, readonly number[]>
  readonly #offset: number
  readonly #attributes = new Map<OrgNode, Attributes>()
  readonly #references = new Map<OrgNode, string>()
  readonly #used = new Set<string>()
  /** How many nodes have drawn an anchor from the same words. */
  readonly #seeds = new Map<string, number>()
  readonly #ordinals = new Map<(node: OrgNode) => boolean, ReadonlyMap<OrgNode, number>>()
  /** What tables of contents list, by what they are of and by the deepest level. */
  readonly #listed = new Map<OrgNode, Map<number, HeadlineNode[]>>()
  #tocs = 0

  /** `definitions` are the document's footnotes, also those that are not exported themselves. */
  constructor(
    root: RootNode,
    settings: ExportSettings,
    at: Pick<
      ExportContext,
      'citations' | 'warnings' | 'base' | 'allowRawHtml' | 'objects' | 'linked'
    > & {
      readonly definitions: ReadonlyMap<string, readonly OrgNode[]>
      readonly showsSpecialRows: boolean
    },
  ) {
    this.root = root
    this.settings = settings
    this.base = at.base
    this.warnings = at.warnings
    this.citations = at.citations
    this.allowRawHtml = at.allowRawHtml
    this.objects = at.objects
    this.linked = at.linked
    this.#offset = 1 - topLevel(root)
    this.ignored = ignoredInTables(root, at.showsSpecialRows)
    this.footnotes = new Footnotes(root, at.definitions, (text) => this.warn(text))
    this.targets = new LinkTargets(root)
    this.#numbers = headlineNumbers(this)
  }

  /** Notes something, once. */
  warn(text: string): void {
    this.warnings.add(text)
  }

  /**
   * Text that the document holds for one format: itself where it was allowed, else null, with a warning. Markdown counts
   * as HTML does, since any piece of it can change what the next one means.
   */
  raw(text: string): string | null {
    if (this.allowRawHtml) return text
    this.warn("HTML of the document's own is left out; --allow-raw-html lets it pass.")
    return null
  }

  /** What `#+ATTR_HTML:` gives an element: where its own HTML is not allowed, only what is harmless. */
  attributes(node: OrgNode): Attributes {
    let attributes = this.#attributes.get(node)
    if (!attributes) this.#attributes.set(node, (attributes = this.#readAttributes(node)))
    return attributes
  }

  #readAttributes(node: OrgNode): Attributes {
    const written = htmlAttributes(node)
    if (this.allowRawHtml) return written
    const safe = safeAttributes(written)
    for (const name of written.keys())
      if (!safe.has(name))
        this.warn(`The attribute "${name}" is left out; --allow-raw-html lets it pass.`)
    return safe
  }

  /** True for an option that is not nil. */
  has(option: string): boolean {
    return (this.settings.options.get(option) ?? false) !== false
  }

  /** The level of a headline when the document's highest one is 1. */
  level(headline: HeadlineNode): number {
    return headline.level + this.#offset
  }

  /** True for headlines below `H`, which become list items. */
  isLow(headline: HeadlineNode): boolean {
    const limit = this.settings.options.get('h')
    return typeof limit === 'number' && limit >= 0 && this.level(headline) > limit
  }

  /** True for headlines that carry a number. */
  isNumbered(headline: HeadlineNode): boolean {
    for (let at: OrgNode | null = headline; at; at = at.parent) {
      const value = at.type === 'headline' ? at.properties.get('UNNUMBERED') : undefined
      if (value !== undefined && value !== '' && value !== 'nil') return false
    }
    const wanted = this.settings.options.get('num')
    return typeof wanted === 'number' ? this.level(headline) <= wanted : wanted !== false
  }

  /** The numbers of a headline from the outermost one on, empty for none. */
  numbers(headline: HeadlineNode): readonly number[] {
    return this.#numbers.get(headline) ?? []
  }

  /** The headlines of a table of contents `depth` levels deep, of the whole document or of the section around a node. */
  headlines(depth: number | null, scope: OrgNode | null): readonly HeadlineNode[] {
    const around = scope?.type === 'headline' ? scope : scope && ancestor(scope, 'headline')
    const limit = Number(this.settings.options.get('h'))
    const base = around ? this.level(around) : 0
    const deepest = depth === null ? limit : Math.min(base + depth, limit)
    const known = this.#listed.get(around ?? this.root) ?? new Map<number, HeadlineNode[]>()
    this.#listed.set(around ?? this.root, known)
    let listed = known.get(deepest)
    if (!listed) known.set(deepest, (listed = this.#headlinesTo(deepest, around ?? this.root)))
    return listed
  }

  #headlinesTo(deepest: number, above: OrgNode): HeadlineNode[] {
    return [...walk(above.children)]
      .filter((node) => node.type === 'headline')
      .filter((node) => !node.footnoteSection && !this.#isUnlisted(node))
      .filter((node) => this.level(node) <= deepest)
  }

  #isUnlisted(headline: HeadlineNode): boolean {
    for (let at: OrgNode | null = headline; at; at = at.parent)
      if (at.type === 'headline' && at.properties.has('UNNUMBERED'))
        return at.properties.get('UNNUMBERED') === 'notoc'
    return false
  }

  /** An anchor for a node: Org draws it by lot, here it depends on the node alone. */
  reference(node: OrgNode): string {
    const known = this.#references.get(node)
    if (known !== undefined) return known
    const seed = `${node.type} ${labelOf(node)}`
    let count = this.#seeds.get(seed) ?? 0
    let reference = ''
    do {
      count += 1
      reference = anchor(count === 1 ? seed : `${seed} ${count}`)
    } while (this.#used.has(reference))
    this.#seeds.set(seed, count)
    this.#used.add(reference)
    this.#references.set(node, reference)
    return reference
  }

  /** How many tables of contents there are so far. */
  nextToc(): number {
    this.#tocs += 1
    return this.#tocs - 1
  }

  /**
   * The position of a node among those of its type that a test lets through, from 1; null when it does not pass. The
   * test is a function that stays the same, since its answers are kept.
   */
  ordinal(node: OrgNode, passes: (other: OrgNode) => boolean): number | null {
    let ordinals = this.#ordinals.get(passes)
    if (!ordinals) this.#ordinals.set(passes, (ordinals = ordinalsOf(this.root, passes)))
    return ordinals.get(node) ?? null
  }
}

function ordinalsOf(
  root: RootNode,
  passes: (node: OrgNode) => boolean,
): ReadonlyMap<OrgNode, number> {
  const counts = new Map<OrgNode['type'], number>()
  const ordinals = new Map<OrgNode, number>()
  for (const node of walk([root])) {
    if (!passes(node)) continue
    const count = (counts.get(node.type) ?? 0) + 1
    counts.set(node.type, count)
    ordinals.set(node, count)
  }
  return ordinals
}

function anchor(seed: string): string {
  return `org${createHash('sha1').update(seed).digest('hex').slice(0, 7)}`
}

function labelOf(node: OrgNode): string {
  if (node.type === 'headline') return node.rawTitle
  const name = isElement(node) ? nameOf(node) : ''
  if (name !== '') return name
  return 'value' in node ? node.value.slice(0, 200) : ''
}

/** The level of the highest headline right below the root. */
function topLevel(root: RootNode): number {
  const levels = root.children.flatMap((node) =>
    node.type === 'headline' && !node.footnoteSection ? [node.level] : [],
  )
  return levels.length > 0 ? least(levels) : 1
}

/** Attributes that change how an element looks or reads; all others can run code, load files or lead elsewhere. */
const harmless =
  /^(?:align|alt|aria-[a-z]+|border|cellpadding|cellspacing|class|cols|dir|fallback|frame|height|id|lang|loading|reversed|role|rows|rules|start|textarea|title|valign|width)$/i

/** The attributes that a document may set without being trusted. */
function safeAttributes(attributes: Attributes): Attributes {
  return new Map([...attributes].filter(([name]) => harmless.test(name)))
}
