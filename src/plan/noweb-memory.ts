import type { NowebSource } from './noweb-source.ts'
import type { NowebSources } from './noweb-sources.ts'

/**
 * What Org remembers of references as long as the document stays as it is: blocks that were found by name, until a
 * name that is none lets it read all blocks with a `:noweb-ref`, which then go before names and headings
 * (org-babel-expand-noweb-references--cache).
 */
export class NowebMemory {
  readonly #named = new Map<string, NowebSource>()
  #knowsReferenced = false

  /** The blocks that a reference is known to mean, none when it must be looked for. */
  find(id: string, sources: NowebSources): readonly NowebSource[] {
    const named = this.#named.get(id)
    if (named) return [named]
    return this.#knowsReferenced ? sources.referenced(id) : []
  }

  /** Keeps a block that was found by its name. */
  keepNamed(id: string, source: NowebSource): void {
    this.#named.set(id, source)
  }

  /** Reads the blocks with a `:noweb-ref`, and forgets the others. */
  readReferenced(): void {
    if (!this.#knowsReferenced) this.#named.clear()
    this.#knowsReferenced = true
  }
}
