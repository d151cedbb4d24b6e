import type { Block } from '../document/block.ts'
import type { Document } from '../document/document.ts'
import { readNumber } from '../document/read-number.ts'
import type { Value } from '../document/value.ts'
import type { CachedResult, ExecuteOptions } from './execute-options.ts'
import type { Outcome } from './outcome.ts'

/** Results under their hashes: those of this run, which are written when it ends, and those of the documents. */
export class ResultCache {
  readonly #options: Pick<ExecuteOptions, 'cachedResult'>
  readonly #kept = new Map<string, CachedResult>()

  constructor(options: Pick<ExecuteOptions, 'cachedResult'>) {
    this.#options = options
  }

  /** Takes the result of a step that finished; what is added to an older one has no hash. */
  keep(document: Document, outcome: Outcome): void {
    const { hash, step } = outcome
    if (hash === null || !step.arguments.results.words.includes('replace')) return
    this.#kept.set(keyOf(document, step.block), { hash, value: asWritten(outcome.value) })
  }

  find(document: Document, block: Block): CachedResult | null {
    return this.#kept.get(keyOf(document, block)) ?? this.#options.cachedResult(document, block)
  }
}

function keyOf(document: Document, { index }: Block): string {
  return `${index} ${document.path}`
}

/** A text in fixed-width lines is read again without blanks around it, and a number as one (org-babel-read-element). */
function asWritten(value: Value): Value {
  if (typeof value !== 'string' || value.split('\n').length > 10) return value
  const text = value.trim()
  return readNumber(text) ?? text
}
