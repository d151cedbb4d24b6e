import { authorOf, type Entries, type Entry, yearOf } from './entry.ts'

/** The works that a document cites, with what tells them apart: numbers, and letters behind years. */
export class CitedWorks {
  /** Keys as they are first cited. */
  readonly #keys = new Set<string>()
  readonly #entries: Entries
  /** The key that was first asked about for an author and a year. */
  readonly #first = new Map<string, string>()
  #numbers: ReadonlyMap<string, number> | null = null

  constructor(entries: Entries) {
    this.#entries = entries
  }

  /** Notes that a work is cited. */
  add(key: string): void {
    this.#keys.add(key)
    this.#numbers = null
  }

  /** A work, null for one that no bibliography has. */
  entry(key: string): Entry | null {
    return this.#entries.get(key) ?? null
  }

  /** The keys that are cited, sorted by author. */
  sorted(): readonly string[] {
    const byAuthor = [...this.#keys].map((key) => ({
      key,
      // Who wrote nothing is sorted by Lisp's word for nothing.
      author: Buffer.from((this.entry(key)?.get('author') ?? 'nil').toLowerCase()),
    }))
    // Bytes are in the order of characters.
    return byAuthor
      .sort((one, other) => Buffer.compare(one.author, other.author))
      .map(({ key }) => key)
  }

  /** The place of a cited work among all, from 1. */
  number(key: string): number {
    this.#numbers ??= new Map(this.sorted().map((other, at) => [other, at + 1]))
    return this.#numbers.get(key) ?? 0
  }

  /**
   * The year of a work. Of those with the same author and year all but the first that is asked about get an `a`
   * behind it, as Emacs has it; null for the first of those without a year (org-cite-basic--get-year).
   */
  year(key: string): string | null {
    const entry = this.entry(key)
    const year = yearOf(entry)
    const pair = JSON.stringify([authorOf(entry), year])
    const first = this.#first.get(pair)
    if (first === undefined) this.#first.set(pair, key)
    return first === undefined ? year : (year ?? '') + (first === key ? '' : 'a')
  }
}
