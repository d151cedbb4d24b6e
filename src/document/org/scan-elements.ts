import { firstCharacter, lineText, type LineIndex } from '../line-index.ts'
import { isContainer, type OrgElement, type OrgElementType } from './element.ts'
import { indexEndLines } from './end-lines.ts'
import { linePatterns } from './line-patterns.ts'
import { listItems, type ListItem } from './list-items.ts'
import { mayBeItem, recognize, startsElement } from './recognize.ts'
import type { ScanState } from './scan-state.ts'

/** What the scanner found: all elements in document order, and openings that nothing closes. */
export interface ScannedElements {
  readonly elements: readonly OrgElement[]
  /** Lines (from 0) of `#+begin_…` and drawer lines without an end in their section; Org reads them as text. */
  readonly unclosed: readonly number[]
}

interface Container {
  readonly element: OrgElement
  /** First line that is no content any more. */
  readonly limit: number
  /** Line where scanning goes on after the container. */
  readonly after: number
  last: OrgElement | null
}

/**
 * Reads the elements of an Org document line by line: linear in its length, without recursion
 * (org-element's greater and lesser elements; objects inside paragraphs are not looked at).
 */
export function scanElements(lines: LineIndex): ScannedElements {
  const state: ScanState = { lines, ends: indexEndLines(lines), unclosed: [] }
  const scanner = new Scanner(state)
  scanner.scan()
  return { elements: scanner.elements, unclosed: state.unclosed }
}

class Scanner {
  readonly elements: OrgElement[] = []
  readonly #state: ScanState
  readonly #open: Container[] = []
  readonly #items = new Map<number, ListItem>()
  #headline: OrgElement | null = null
  #lastInSection: OrgElement | null = null
  #sectionEnd = 0
  /** Behind the affiliated keywords that were looked at last, which are many where nothing is below them. */
  #affiliatedEnd = 0

  constructor(state: ScanState) {
    this.#state = state
  }

  scan(): void {
    const { lines } = this.#state
    this.#sectionEnd = this.#nextHeadline(0)
    for (let line = 0; line < lines.count;) {
      const closed = this.#close(line)
      if (closed !== line) line = closed
      else if (line === this.#sectionEnd) line = this.#headlineAt(line)
      else if (firstCharacter(lines, line) === '') line += 1
      else line = this.#elementAt(line)
    }
  }

  #nextHeadline(from: number): number {
    const { lines } = this.#state
    for (let line = from; line < lines.count; line += 1) {
      if (lines.source[lines.starts[line] ?? 0] !== '*') continue
      if (linePatterns.headline.test(lineText(lines, line))) return line
    }
    return lines.count
  }

  #close(line: number): number {
    let at = line
    for (let top = this.#open.at(-1); top && at >= top.limit; top = this.#open.at(-1)) {
      at = Math.max(at, top.after)
      this.#open.pop()
    }
    return at
  }

  #headlineAt(line: number): number {
    this.#lastInSection = null
    this.#headline = null
    this.#headline = this.#add({ type: 'headline', begin: line, start: line, end: line + 1 })
    this.#lastInSection = null
    this.#sectionEnd = this.#nextHeadline(line + 1)
    return line + 1
  }

  #elementAt(line: number): number {
    const limit = this.#open.at(-1)?.limit ?? this.#sectionEnd
    const start = this.#skipAffiliated(line, limit)
    if (start >= limit) {
      this.#add({ type: 'keyword', begin: line, start: line, end: line + 1 })
      return line + 1
    }
    if (this.#isItem(start)) return this.#listAt({ begin: line, start, limit })
    const { type, end } = recognize(this.#state, {
      line: start,
      limit,
      afterHeadline: this.#isAfterHeadline(start),
    })
    const element = this.#add({ type, begin: line, start, end })
    if (!isContainer(type)) return end
    this.#open.push({ element, limit: contentLimit(type, end), after: end, last: null })
    return type === 'footnote-definition'
      ? this.#textBehind(start, end, linePatterns.footnote)
      : start + 1
  }

  #isItem(line: number): boolean {
    if (this.#items.has(line)) return true
    if (!mayBeItem(firstCharacter(this.#state.lines, line))) return false
    const text = lineText(this.#state.lines, line)
    return linePatterns.item.test(text) && !linePatterns.horizontalRule.test(text)
  }

  #isAfterHeadline(line: number): boolean {
    if (this.#open.length > 0) return false
    if (this.#headline === null) return this.#isAtTop(line)
    if (this.#lastInSection === null) return line === this.#headline.end
    return this.#lastInSection.type === 'planning' && line === this.#lastInSection.end
  }

  /** In front of the first heading nothing but one comment may stand above a property drawer, and no blank line between. */
  #isAtTop(line: number): boolean {
    const above = this.#lastInSection
    if (above === null) return true
    return above === this.elements[0] && above.type === 'comment' && above.end === line
  }

  /**
   * Affiliated keywords belong to the element below, but not to a comment or clock, nor across a blank line; the first of
   * those that end their container is a keyword, whatever it looks like.
   */
  #skipAffiliated(from: number, limit: number): number {
    const { lines } = this.#state
    const isAffiliated = (line: number): boolean =>
      firstCharacter(lines, line) === '#' && linePatterns.affiliated.test(lineText(lines, line))
    let line = Math.max(from, Math.min(this.#affiliatedEnd, limit))
    while (line < limit && isAffiliated(line)) line += 1
    if (line === from) return from
    this.#affiliatedEnd = line
    const text = lineText(this.#state.lines, line)
    const { blank, comment, clock, headline } = linePatterns
    const orphaned = [blank, comment, clock, headline].some((pattern) => pattern.test(text))
    return orphaned ? from : line
  }

  #listAt(at: { begin: number; start: number; limit: number }): number {
    if (!this.#items.has(at.start)) {
      const found = listItems(this.#state.lines, this.#state.ends, {
        from: at.start,
        limit: at.limit,
      })
      for (const item of found) this.#items.set(item.line, item)
    }
    const item = this.#items.get(at.start)
    const end = item?.end ?? at.start + 1
    const top = this.#open.at(-1)
    if (top?.element.type !== 'plain-list') {
      const list = this.#add({ type: 'plain-list', ...at, end: this.#listEnd(at.start, at.limit) })
      this.#open.push({ element: list, limit: list.end, after: list.end, last: null })
    }
    const element = this.#add({ type: 'item', begin: at.start, start: at.start, end })
    this.#open.push({ element, limit: end, after: end, last: null })
    return this.#textBehind(at.start, end, linePatterns.itemHead)
  }

  /** The text behind a bullet, tag or label is a paragraph that may go on below; without any it begins below. */
  #textBehind(line: number, limit: number, head: RegExp): number {
    const { lines } = this.#state
    const text = lineText(lines, line)
    if (linePatterns.blank.test(text.slice(head.exec(text)?.[0].length ?? 0))) return line + 1
    let end = line + 1
    while (end < limit && !this.#items.has(end) && !startsElement(this.#state, end, limit)) end += 1
    this.#add({ type: 'paragraph', begin: line, start: line, end })
    return end
  }

  /** Siblings are equally indented and follow each other without a gap: an item ends where the next one begins. */
  #listEnd(start: number, limit: number): number {
    let item = this.#items.get(start)
    const indent = item?.indent ?? 0
    let end = item?.end ?? start + 1
    while (item && end < limit) {
      item = this.#items.get(end)
      if (!item || item.indent !== indent) break
      end = item.end
    }
    return Math.min(end, limit)
  }

  #add(found: { type: OrgElementType; begin: number; start: number; end: number }): OrgElement {
    const container = this.#open.at(-1)
    const { type, begin, start, end } = found
    const parent = container?.element ?? this.#headline
    const element: OrgElement = { type, begin, start, end, parent, next: null }
    const previous = container ? container.last : this.#lastInSection
    if (previous) previous.next = element
    if (container) container.last = element
    else this.#lastInSection = element
    this.elements.push(element)
    return element
  }
}

/** Blocks and drawers end with a line of their own; a footnote's text simply stops. */
function contentLimit(type: OrgElementType, end: number): number {
  return type === 'footnote-definition' ? end : end - 1
}
