import type { Edit } from '../document/edit.ts'

/** Where offsets of a text are after edits of it that do not overlap; each answer takes a bisection. */
export class OffsetShift {
  /** By their ends, and so by their starts too. */
  readonly #edits: readonly Edit[]
  /** How much the text has grown after as many of the edits, in characters. */
  readonly #grown: number[] = [0]

  constructor(edits: readonly Edit[]) {
    this.#edits = edits.toSorted((a, b) => a.end - b.end || a.start - b.start)
    let sum = 0
    for (const edit of this.#edits) this.#grown.push((sum += growth(edit)))
  }

  /** Where an offset is after the edits; those that end at it or before it count. */
  at(offset: number): number {
    return offset + (this.#grown[this.#before(offset)] ?? 0)
  }

  /** True for an offset inside of text that an edit replaces. */
  isReplaced(offset: number): boolean {
    const next = this.#edits[this.#before(offset)]
    return next !== undefined && next.start <= offset
  }

  /** Where the text of one of the edits begins once all others are applied. */
  startOf(edit: Edit): number {
    const own = edit.end <= edit.start ? growth(edit) : 0
    return this.at(edit.start) - own
  }

  /** How many edits end at an offset or before it. */
  #before(offset: number): number {
    let [low, high] = [0, this.#edits.length]
    while (low < high) {
      const middle = (low + high) >> 1
      if ((this.#edits[middle]?.end ?? 0) <= offset) low = middle + 1
      else high = middle
    }
    return low
  }
}

function growth({ start, end, text }: Edit): number {
  return text.length - (end - start)
}
