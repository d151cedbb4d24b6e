import type { Beside } from '../beside.ts'
import type { ArgumentText, HeaderProperties } from '../block.ts'
import type { Heading } from '../document.ts'
import { lineText, type LineIndex } from '../line-index.ts'
import { attachmentDirectory } from './attachments.ts'
import type { DocumentProperties } from './document-properties.ts'
import type { OrgElement } from './element.ts'
import {
  type EntryPlace,
  entryProperties,
  type EntryProperties,
  ownValue,
} from './entry-properties.ts'
import { withProperties } from './header-properties.ts'
import { parseHeadline } from './headline.ts'
import { nodeProperties } from './node-properties.ts'

/** One node of the outline; the document itself is the root, with level 0. */
export interface OutlineNode extends EntryPlace {
  readonly level: number
  readonly parent: OutlineNode | null
  /** Titles from the outermost heading to this one. */
  readonly titles: readonly string[]
  /** Below a COMMENT or ARCHIVE heading of any level, or one itself. */
  readonly inactive: boolean
  /** `header-args` properties in effect here, inherited ones included. */
  readonly properties: HeaderProperties
  /** The directory of the entry's attachments, null for none; only few entries are asked, and the disk is for each. */
  readonly attachments: () => string | null
}

const noProperties: EntryProperties = new Map()

/** Follows the outline of a document while its elements are read in order. */
export class Outline {
  readonly headings: Heading[] = []
  #current: OutlineNode
  readonly #lines: LineIndex
  readonly #beside: Beside
  readonly #keywords: ReadonlySet<string>

  /** `keywords` are the document's TODO keywords. */
  constructor(
    lines: LineIndex,
    beside: Beside,
    { header, entry }: DocumentProperties,
    keywords: ReadonlySet<string>,
  ) {
    this.#lines = lines
    this.#beside = beside
    this.#keywords = keywords
    this.#current = {
      level: 0,
      parent: null,
      titles: [],
      inactive: false,
      properties: header,
      attachments: () => null,
      entry: noProperties,
      keywords: entry,
    }
  }

  get current(): OutlineNode {
    return this.#current
  }

  /** Enters the section of a headline element. */
  enter(element: OrgElement): void {
    const text = lineText(this.#lines, element.start)
    const { level, title, commented, archived } = parseHeadline(text, this.#keywords)
    let parent = this.#current
    while (parent.parent !== null && parent.level >= level) parent = parent.parent
    const titles = [...parent.titles, title]
    const inactive = commented || archived || parent.inactive
    const { properties, keywords } = parent
    const own = { attachments: () => null, entry: noProperties }
    this.#current = { level, parent, titles, inactive, properties, keywords, ...own }
    this.headings.push({ title, level, line: element.start + 1 })
  }

  /**
   * Takes the properties of the drawer right below the current headline (or at the top of the file); what appends to one
   * comes behind it, wherever it stands (org--property-local-values).
   */
  takeDrawer(element: OrgElement): void {
    const found = nodeProperties(this.#lines, element).map(
      ({ key, value, start }): [string, ArgumentText] => [
        key,
        { text: value, start, carrier: 'drawer' },
      ],
    )
    const appends = ([name]: [string, ArgumentText]): boolean => name.endsWith('+')
    const ordered = [...found.filter((one) => !appends(one)), ...found.filter(appends)]
    const properties = withProperties(this.#current.properties, ordered)
    const entry = entryProperties(ordered)
    const place = {
      property: (name: string) => ownValue(entry, name),
      path: this.#lines.path,
      beside: this.#beside,
    }
    let known: string | null | undefined
    const attachments = () => (known === undefined ? (known = attachmentDirectory(place)) : known)
    this.#current = { ...this.#current, properties, entry, attachments }
  }
}
