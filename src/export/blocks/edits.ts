import type { Edit } from '../../document/edit.ts'
import type { Span } from '../../document/line-index.ts'

/**
 * Edits that do not overlap: of those that do, as when blocks share a result, the last one stays. Each question takes a
 * bisection.
 */
export class Edits {
  /** In the order in which they came. */
  readonly #edits = new Set<Edit>()
  /** By their starts, and so by their ends too; those at one offset in the order in which they came. */
  readonly #sorted: Edit[] = []
  /** How much the text has grown after as many of the sorted edits, in characters; null when that has to be counted. */
  #grown: readonly number[] | null = null

  get list(): readonly Edit[] {
    return [...this.#edits]
  }

  /** True for an edit that stays. */
  has(edit: Edit): boolean {
    return this.#edits.has(edit)
  }

  add(edit: Edit): void {
    const { start, end } = edit
    const at = this.#count(
      (other) => other.start < start || (other.start === start && other.end <= end),
    )
    let [first, behind] = [at, at]
    while (overlaps(edit, this.#sorted[first - 1])) first -= 1
    while (overlaps(edit, this.#sorted[behind])) behind += 1
    for (const gone of this.#sorted.splice(first, behind - first, edit)) this.#edits.delete(gone)
    this.#edits.add(edit)
    this.#grown = null
  }

  /** True for text that goes with the text of an edit. */
  covers(span: Span): boolean {
    const last = this.#sorted[this.#count(({ start }) => start <= span.start) - 1]
    return last !== undefined && span.end <= last.end
  }

  /**
   * Where an offset is after the edits: in front of text that is put in there, or with `behind` after it. What stood in a
   * replaced text is behind what took its place.
   */
  readonly moved = (offset: number, { behind }: { readonly behind: boolean }): number => {
    const before = this.#count(({ start }) => start < offset || (behind && start === offset))
    this.#grown ??= growth(this.#sorted)
    const cut = Math.max(0, (this.#sorted[before - 1]?.end ?? 0) - offset)
    return offset + (this.#grown[before] ?? 0) + cut
  }

  /** How many of the sorted edits, from the first on, are as asked for. */
  #count(isAsked: (edit: Edit) => boolean): number {
    let [low, high] = [0, this.#sorted.length]
    while (low < high) {
      const middle = (low + high) >> 1
      if (isAsked(this.#sorted[middle] as Edit)) low = middle + 1
      else high = middle
    }
    return low
  }
}

function growth(edits: readonly Edit[]): number[] {
  let sum = 0
  return [0, ...edits.map(({ start, end, text }) => (sum += text.length - (end - start)))]
}

/** Insertions at the same offset or at the ends of another edit stay beside it. */
function overlaps(one: Edit, other: Edit | undefined): boolean {
  if (!other) return false
  if (one.start === other.start && one.end === other.end) return one.start < one.end
  return one.start < other.end && other.start < one.end
}
