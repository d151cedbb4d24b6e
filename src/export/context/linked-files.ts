import { type Beside, nothingBeside } from '../../document/beside.ts'
import { parseOrg } from '../../document/org/parse-org.ts'
import { RunbookError } from '../../errors.ts'
import { buildTree } from '../tree/build-tree.ts'
import type { LinkNode } from '../tree/node.ts'
import { LinkTargets } from './link-targets.ts'

/** What Org writes for a place whose anchor nobody knows before its document is published. */
const unknownAnchor = 'MissingReference'

/** Finds what links with a search, as `[[file:other.org::*Heading]]`, lead to in the documents beside this one. */
export class LinkedFiles {
  readonly #beside: Beside
  readonly #known = new Map<string, LinkTargets | null>()

  constructor(beside: Beside) {
    this.#beside = beside
  }

  /** The anchor of the place that a link leads to, null when its file has no such place (org-publish-resolve-external-link). */
  anchor(link: LinkNode): string | null {
    const { path, searchOption } = link
    if (searchOption.startsWith('#')) return searchOption.slice(1)
    const linked = { ...link, linkType: 'fuzzy', path: searchOption }
    const found = this.#targets(path)?.find(linked)
    if (!found) return null
    return (found.type === 'headline' && found.properties.get('CUSTOM_ID')) || unknownAnchor
  }

  #targets(path: string): LinkTargets | null {
    const known = this.#known.get(path)
    if (known !== undefined) return known
    const targets = this.#read(path)
    this.#known.set(path, targets)
    return targets
  }

  #read(path: string): LinkTargets | null {
    const text = /\.org$/i.test(path) ? this.#beside.text(path) : null
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
