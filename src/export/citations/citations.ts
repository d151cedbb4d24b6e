import type { ObjectSettings } from '../../document/org/objects/object-reader.ts'
import type { CitationReference } from '../../document/org/objects/object.ts'
import type { ExportSettings } from '../tree/export-settings.ts'
import type { CitationNode, FootnoteReferenceNode, OrgNode, RootNode } from '../tree/node.ts'
import { readObjects } from '../tree/read-objects.ts'
import { uninterpreted } from '../tree/uninterpret.ts'
import { changeLists, secondary } from '../tree/walk.ts'
import { bibliographyNodes } from './bibliography-nodes.ts'
import { citationText, styleOf } from './citation-text.ts'
import { type CiteSettings, type CiteStyle, citeStyle, readCiteSettings } from './cite-settings.ts'
import { CitedWorks } from './cited-works.ts'
import { authorOf, type Entries } from './entry.ts'
import { listCitations } from './list-citations.ts'
import { type Around, isInNote, noteRule, placeNote, setBlanks } from './place-note.ts'

/** What citations are written with. */
export interface CitationSources {
  readonly settings: ExportSettings
  readonly objects: ObjectSettings
  readonly entries: Entries
  readonly warn: (text: string) => void
}

/** Writes the citations of a document, and its bibliographies, as Org's processor `basic` does (oc.el, oc-basic.el). */
export class Citations {
  readonly #sources: CitationSources
  /** Null for a document that shows none. */
  readonly #style: CiteSettings | null
  readonly #works: CitedWorks
  readonly #years = new Map<CitationReference, string>()

  constructor(sources: CitationSources) {
    this.#sources = sources
    const { settings, entries, warn } = sources
    const written = settings.keywords.get('CITE_EXPORT')?.split('\n')[0] ?? null
    this.#style = readCiteSettings(written, warn)
    this.#works = new CitedWorks(entries)
  }

  /** Writes texts into a tree's citations; `definitions` are those of its footnotes, which may stand outside. */
  arrange(root: RootNode, definitions: ReadonlyMap<string, readonly OrgNode[]>): void {
    const cited = [...listCitations(root, definitions, this.#sources.objects)]
    for (const { references } of cited) for (const { key } of references) this.#works.add(key)
    for (const citation of cited) this.#readYears(citation)
    this.#arrangeBelow(root)
    for (const nodes of definitions.values()) for (const node of nodes) this.#arrangeBelow(node)
  }

  /** The years depend on what was asked about before. */
  #readYears(citation: CitationNode): void {
    const style = this.#style && styleOf(citeStyle(citation.style, this.#style))
    if (style === null || style === 'nocite' || style === 'numeric') return
    for (const reference of citation.references) {
      if (!this.#works.entry(reference.key))
        this.#sources.warn(`No bibliography has the key "${reference.key}".`)
      this.#years.set(reference, this.#works.year(reference.key) ?? '????')
    }
  }

  /** The objects of a keyword with texts in its citations, none of which becomes a note. */
  arrangeText(objects: OrgNode[]): OrgNode[] {
    const arranged = this.#arranged(objects, false)
    for (const node of arranged) this.#arrangeBelow(node)
    return arranged
  }

  #arrangeBelow(node: OrgNode): void {
    changeLists(node, (nodes) => this.#arranged(nodes, true))
    for (const child of [...secondary(node), ...node.children]) this.#arrangeBelow(child)
  }

  #arranged(nodes: OrgNode[], hasNotes: boolean): OrgNode[] {
    if (!nodes.some((node) => node.type === 'citation' || isBibliography(node))) return nodes
    const before: OrgNode[] = []
    const rest = nodes.toReversed()
    for (let node = rest.pop(); node; node = rest.pop()) {
      if (node.type === 'citation') this.#place(node, { before, rest }, hasNotes)
      else if (isBibliography(node)) this.#print(node, before)
      else before.push(node)
    }
    return before
  }

  /** Where nothing is known of what is cited the keyword stays, for its blank lines. */
  #print(keyword: OrgNode, before: OrgNode[]): void {
    const { postBlank } = keyword
    if (!this.#style) return setBlanks(before.at(-1), postBlank)
    const nodes = bibliographyNodes(this.#works, this.#style.bibliographyStyle, postBlank)
    before.push(...(nodes.length === 0 ? [keyword] : nodes))
  }

  #place(citation: CitationNode, around: Around, hasNotes: boolean): void {
    const { before } = around
    const style = this.#style && citeStyle(citation.style, this.#style)
    const last = before.at(-1)
    if (!style || styleOf(style) === 'nocite') return setBlanks(last, citation.postBlank)
    citation.children = this.#written(citation, style)
    if (styleOf(style) === 'note' && hasNotes && !isInNote(citation))
      return placeNote(noteOf(citation), around, noteRule(this.#sources.settings.language))
    if (last?.type === 'text' && last.value.endsWith('"')) setBlanks(last, 1)
    before.push(citation)
  }

  #written(citation: CitationNode, style: CiteStyle): OrgNode[] {
    const { settings, objects } = this.#sources
    const nodes = citationText(citation, style, {
      affix: (text) =>
        uninterpreted(readObjects(text, 'citation-reference', objects), citation, settings),
      author: ({ key }) => authorOf(this.#works.entry(key)) ?? '??',
      // Those of captions were read anew.
      year: (reference) =>
        this.#years.get(reference) ?? (this.#works.year(reference.key) || '????'),
      number: ({ key }) => this.#works.number(key),
    })
    for (const node of nodes) node.parent = citation
    return nodes
  }
}

function isBibliography(node: OrgNode): boolean {
  return node.type === 'keyword' && node.key === 'PRINT_BIBLIOGRAPHY'
}

/** A footnote that holds a citation. */
function noteOf(citation: CitationNode): FootnoteReferenceNode {
  const { parent, postBlank } = citation
  const children = [citation]
  const node: FootnoteReferenceNode = {
    type: 'footnote-reference',
    label: '',
    inline: true,
    parent,
    children,
    postBlank,
  }
  citation.parent = node
  return node
}
