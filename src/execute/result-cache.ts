import type { Block } from '../document/block.ts'
import type { Document } from '../document/document.ts'
import type { CachedResult, ExecuteOptions, PresentThing } from './execute-options.ts'
import type { Outcome } from './outcome.ts'

type Options = Pick<ExecuteOptions, 'cachedResult' | 'writtenResult' | 'presentThing'>

/**
 * Results that later blocks read: those of the documents, and those of this run, which are written when it ends and are
 * read as they will stand there.
 */
export class ResultCache {
  readonly #options: Options
  readonly #outcomes: Outcome[] = []
  readonly #cached = new Map<string, Outcome>()
  #document: Document | null = null

  constructor(options: Options) {
    this.#options = options
  }

  /** Takes the result of a step that finished; what is added to an older one has no hash. */
  keep(document: Document, outcome: Outcome): void {
    const { hash, step } = outcome
    this.#document = document
    this.#outcomes.push(outcome)
    if (hash === null || !step.arguments.results.words.includes('replace')) return
    this.#cached.set(keyOf(document, step.block), outcome)
  }

  async find(document: Document, block: Block): Promise<CachedResult | null> {
    const outcome = this.#cached.get(keyOf(document, block))
    const { cachedResult, writtenResult } = this.#options
    return outcome ? writtenResult(document, outcome) : cachedResult(document, block)
  }

  /** What a name stands for with the results of this run, null where they have no say in it. */
  async present(document: Document, name: string): Promise<PresentThing> {
    if (document !== this.#document) return null
    return this.#options.presentThing(document, name, this.#outcomes)
  }
}

function keyOf(document: Document, { index }: Block): string {
  return `${index} ${document.path}`
}
