import type { ArgumentText, HeaderProperties } from '../block.ts'
import type { Heading } from '../document.ts'
import { lineStart, lineText, type LineIndex } from '../line-index.ts'
import type { OrgElement } from './element.ts'
import { withProperty } from './header-properties.ts'
import { type OrgHeadline, parseHeadline } from './headline.ts'

/** One node of the outline; the document itself is the root, with level 0. */
export interface OutlineNode extends OrgHeadline {
  readonly parent: OutlineNode | null
  /** Line from 1; 0 for the root. */
  readonly line: number
  /** `header-args` properties in effect here, inherited ones included. */
  readonly properties: HeaderProperties
}

/** Follows the outline of a document while its elements are read in order. */
export class Outline {
  readonly headings: Heading[] = []
  #current: OutlineNode
  readonly #lines: LineIndex
  readonly #keywords: ReadonlySet<string>

  /** `keywords` are the document's TODO keywords. */
  constructor(lines: LineIndex, properties: HeaderProperties, keywords: ReadonlySet<string>) {
    this.#lines = lines
    this.#keywords = keywords
    const root = { level: 0, todo: '', priority: '', title: '', tags: [] }
    const active = { commented: false, archived: false }
    this.#current = { ...root, ...active, parent: null, line: 0, properties }
  }

  get current(): OutlineNode {
    return this.#current
  }

  /** Enters the section of a headline element. */
  enter(element: OrgElement): void {
    const headline = parseHeadline(lineText(this.#lines, element.start), this.#keywords)
    let parent = this.#current
    while (parent.parent !== null && parent.level >= headline.level) parent = parent.parent
    const line = element.start + 1
    this.#current = { ...headline, parent, line, properties: parent.properties }
    this.headings.push({ title: headline.title, level: headline.level, line })
  }

  /**
   * Takes the properties of the drawer right below the current headline (or at the top of the file); what appends to one
   * comes behind it, wherever it stands (org--property-local-values).
   */
  takeDrawer(element: OrgElement): void {
    const found: [string, ArgumentText][] = []
    for (let line = element.start + 1; line < element.end - 1; line += 1) {
      const match = /^[ \t]*:(\S+):(?:[ \t]+(.*?))?[ \t]*$/.exec(lineText(this.#lines, line))
      if (!match?.[1]) continue
      const text = match[2] ?? ''
      const start = lineStart(this.#lines, line) + match[0].lastIndexOf(text)
      found.push([match[1], { text, start, carrier: 'drawer' }])
    }
    const appends = ([name]: [string, ArgumentText]): boolean => name.endsWith('+')
    const ordered = [...found.filter((one) => !appends(one)), ...found.filter(appends)]
    let { properties } = this.#current
    for (const [name, text] of ordered) properties = withProperty(properties, name, text)
    this.#current = { ...this.#current, properties }
  }
}

/** Titles from the outermost heading to this one. */
export function titlesOf(node: OutlineNode): string[] {
  return node.parent === null ? [] : [...titlesOf(node.parent), node.title]
}

/** True below a COMMENT or ARCHIVE heading of any level. */
export function isInactive(node: OutlineNode): boolean {
  if (node.commented || node.archived) return true
  return node.parent !== null && isInactive(node.parent)
}
