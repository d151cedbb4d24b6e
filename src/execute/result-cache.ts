import type { Block } from '../document/block.ts'
import type { Document } from '../document/document.ts'
import type { CachedResult, ExecuteOptions, PresentThing } from './execute-options.ts'
import type { Outcome } from './outcome.ts'

type Options = Pick<
  ExecuteOptions,
  'cachedResult' | 'writtenResult' | 'presentThing' | 'presentDocument'
>

/** What results of a run bring into its document. */
export type PresentResults = Pick<ResultCache, 'present' | 'presentDocument'>

/**
 * Results that later blocks read: those of the documents, and those of this run, which are written when it ends and are
 * read as they will stand there.
 */
export class ResultCache {
  readonly #options: Options
  readonly #outcomes: Outcome[] = []
  readonly #cached = new Map<string, Outcome>()
  #document: Document | null = null
  #bringsBlocks = false

  constructor(options: Options) {
    this.#options = options
  }

  /** Takes the result of a step that finished; what is added to an older one has no hash. */
  keep(document: Document, outcome: Outcome): void {
    const { hash, step } = outcome
    this.#document = document
    this.#outcomes.push(outcome)
    this.#bringsBlocks ||= holdsBlock(outcome)
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

  /** The document with the results of this run, null where none of them brought a block. */
  async presentDocument(document: Document): Promise<Document | null> {
    if (document !== this.#document || document.format !== 'org' || !this.#bringsBlocks) return null
    return this.#options.presentDocument(document, this.#outcomes)
  }
}

/** True for a result that may bring a block: few do, and only those are worth a look at the document as it is now. */
function holdsBlock({ text, value }: Outcome): boolean {
  return [text, value].some(
    (part) => typeof part === 'string' && /#\+(?:begin_src|call:)/i.test(part),
  )
}

function keyOf(document: Document, { index }: Block): string {
  return `${index} ${document.path}`
}
