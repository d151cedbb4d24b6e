import type { Document, OrgDocument } from '../document/document.ts'
import { lineStart, lineText } from '../document/line-index.ts'
import { parseHeadline } from '../document/org/headline.ts'
import { nodeProperties } from '../document/org/node-properties.ts'
import { todoKeywords } from '../document/org/todo-keywords.ts'
import { markExpansions, type MarkedText } from './links/mark-expansion.ts'
import { nowebNames } from './noweb-names.ts'
import type { NowebSource } from './noweb-source.ts'
import { timesMapped } from './times-mapped.ts'

/** Everything that noweb references of a document can name, found by one pass over it. */
export class NowebSources {
  /** How expansions of these blocks are marked. */
  readonly mark: (marked: MarkedText) => string
  readonly #named = new Map<string, NowebSource>()
  readonly #referenced = new Map<string, NowebSource[]>()
  readonly #headings: ReadonlyMap<string, () => string>

  readonly #library: ReadonlyMap<string, string>
  readonly #measured = new Map<string, NowebMeasure>()

  /** `library` holds bodies of other documents by name. */
  constructor(
    document: Document,
    sources: readonly NowebSource[],
    library: ReadonlyMap<string, string>,
  ) {
    this.#library = library
    this.mark = markExpansions(document)
    this.#headings = document.format === 'org' ? headingTexts(document) : new Map()
    const isCommented = document.format === 'org' ? commentedLines(document) : () => false
    // The first block of a name hides the others even where it is commented out.
    for (const [name, { source, end }] of nowebNames(document, sources))
      if (source && !isCommented(end)) this.#named.set(name, source)
    for (const source of sources) {
      const { nowebRef } = source.arguments
      if (nowebRef === '' || isCommented(source.block.line - 1)) continue
      const others = this.#referenced.get(nowebRef) ?? []
      for (let times = timesMapped(document, source.block); times > 0; times -= 1)
        others.push(source)
      this.#referenced.set(nowebRef, others)
    }
  }

  /** The first block called `name`, in capitals or not; null for none, one under a COMMENT heading or one that is hidden. */
  named(name: string): NowebSource | null {
    return this.#named.get(name.toLowerCase()) ?? null
  }

  /** All blocks with this `:noweb-ref` in document order, but for those under COMMENT headings. */
  referenced(ref: string): readonly NowebSource[] {
    return this.#referenced.get(ref) ?? []
  }

  /** The text of the subtree whose heading has this CUSTOM_ID or ID, in capitals or not, as it stands; null for none. */
  headingText(id: string): string | null {
    return this.#headings.get(id.toLowerCase())?.() ?? null
  }

  /** The body of a block of the library, expanded where it stands; null for none. */
  libraryText(name: string): string | null {
    return this.#library.get(name) ?? null
  }

  /** What all expansions for a purpose have come to, to be added to. */
  measured(purpose: string): NowebMeasure {
    const known = this.#measured.get(purpose) ?? { references: 0, length: 0 }
    this.#measured.set(purpose, known)
    return known
  }
}

/** The size of expansions. */
interface NowebMeasure {
  references: number
  /** In characters. */
  length: number
}

interface Section {
  readonly level: number
  /** First line of its text, from 0. */
  readonly from: number
  /** Line of the next heading that does not belong to it. */
  end: number
}

/** Texts of headings with an identifier; CUSTOM_ID goes before ID, and the first of equal ones counts. */
function headingTexts(document: OrgDocument): ReadonlyMap<string, () => string> {
  const custom = new Map<string, () => string>()
  const ids = new Map<string, () => string>()
  const keywords = todoKeywords(document)
  let open: Section[] = []
  let heading: { line: number; level: number } | null = null
  for (const element of document.elements) {
    const { type, start, end } = element
    if (type === 'headline') {
      const level = parseHeadline(lineText(document.lines, start), keywords).level
      for (const section of open) if (section.level >= level) section.end = start
      open = open.filter((section) => section.level < level)
      heading = { line: start, level }
    } else if (type === 'property-drawer' && heading) {
      const section = { level: heading.level, from: end, end: document.lines.count }
      open.push(section)
      const text = (): string => sectionText(document, section)
      for (const { key, value } of nodeProperties(document.lines, element)) {
        const texts = { ID: ids, CUSTOM_ID: custom }[key.toUpperCase()]
        const id = value.toLowerCase()
        if (texts && id !== '' && !texts.has(id)) texts.set(id, text)
      }
    }
  }
  return new Map([...ids, ...custom])
}

/** From below the drawer to the end of the subtree; the line ending in front of the next heading is not in it. */
function sectionText({ lines }: OrgDocument, { from, end }: Section): string {
  const text = lines.source
    .slice(lineStart(lines, from), lineStart(lines, end))
    .replace(/\r\n/g, '\n')
  return end < lines.count ? text.replace(/\n$/, '') : text
}

/** Tells whether a line (from 0) stands under a COMMENT heading of any level. */
function commentedLines(document: OrgDocument): (line: number) => boolean {
  const commentedAt = new Uint8Array(document.lines.count)
  const keywords = todoKeywords(document)
  let level = 0
  let from = 0
  for (const { type, start } of document.elements) {
    if (type !== 'headline') continue
    const headline = parseHeadline(lineText(document.lines, start), keywords)
    if (level > 0 && headline.level > level) continue
    if (level > 0) commentedAt.fill(1, from, start)
    level = headline.commented ? headline.level : 0
    from = start
  }
  if (level > 0) commentedAt.fill(1, from)
  return (line) => commentedAt[line] === 1
}
