import { type Beside, nothingBeside } from '../../document/beside.ts'
import { parseOrg } from '../../document/org/parse-org.ts'
import { RunbookError } from '../../errors.ts'
import { buildTree } from '../tree/build-tree.ts'
import type { LinkNode } from '../tree/node.ts'
import { LinkTargets } from './link-targets.ts'

/** Characters that are looked through for words; more is an attack or a mistake. */
const mostSearched = 1 << 28

const orgFile = /\.org$/i

/** What Org writes for a place whose anchor nobody knows before its document is published. */
const unknownAnchor = 'MissingReference'

/** Finds what links with a search, as `[[file:other.org::*Heading]]`, lead to in the documents beside this one. */
export class LinkedFiles {
  readonly #beside: Beside
  readonly #texts = new Map<string, string>()
  /** Characters that were looked through for words. */
  #searched = 0
  readonly #known = new Map<string, LinkTargets | null>()

  constructor(beside: Beside) {
    this.#beside = beside
  }

  /** The anchor of the place that a link leads to, null when its file has no such place (org-publish-resolve-external-link). */
  anchor(link: LinkNode): string | null {
    const { path, searchOption } = link
    if (searchOption.startsWith('#')) return searchOption.slice(1)
    // Org looks for nothing where it would show all that matches.
    if (/^\/.*\/$/.test(searchOption)) return unknownAnchor
    if (!orgFile.test(path)) return this.#hasWords(path, searchOption) ? unknownAnchor : null
    const linked = { ...link, linkType: 'fuzzy', path: searchOption }
    const found = this.#targets(path)?.find(linked)
    if (!found) return null
    return (found.type === 'headline' && found.properties.get('CUSTOM_ID')) || unknownAnchor
  }

  /** True when the words of a search stand in a file in a row, in small letters or large. */
  #hasWords(path: string, search: string): boolean {
    // Labels of code count in Org documents only.
    if (/^\(.*\)$/.test(search) || this.#searched > mostSearched) return false
    const text = this.#text(path)
    this.#searched += text.length
    return text.includes(comparable(search.replace(/^\*/, '').trim().replace(/\s+/g, ' ')))
  }

  /** What a file holds, as searches compare it. */
  #text(path: string): string {
    const text = this.#texts.get(path) ?? comparable(this.#beside.text(path) ?? '')
    this.#texts.set(path, text)
    return text
  }

  #targets(path: string): LinkTargets | null {
    const known = this.#known.get(path)
    if (known !== undefined) return known
    const targets = this.#read(path)
    this.#known.set(path, targets)
    return targets
  }

  #read(path: string): LinkTargets | null {
    const text = this.#beside.text(path)
    if (text === null) return null
    try {
      return new LinkTargets(buildTree(parseOrg(path, text, nothingBeside), false))
    } catch (error) {
      // A document that nests without measure is no place to lead to.
      if (error instanceof RunbookError) return null
      throw error
    }
  }
}

/** A text in small letters, with one blank for all that parts its words. */
function comparable(text: string): string {
  return text.replace(/[ \t\n]+/g, ' ').toLowerCase()
}
