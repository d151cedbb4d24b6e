/** Looks in a text for the next match of a pattern; what was looked through last is not looked through again. */
export class NextMatch {
  readonly #text: string
  readonly #pattern: RegExp
  #from = 0
  #found = -1

  /** The pattern is global. */
  constructor(text: string, pattern: RegExp) {
    this.#text = text
    this.#pattern = pattern
  }

  /** Where the first match begins that is not in front of a place; the text's length for none. */
  from(at: number): number {
    if (at < this.#from || at > this.#found) {
      this.#pattern.lastIndex = at
      this.#from = at
      this.#found = this.#pattern.exec(this.#text)?.index ?? this.#text.length
    }
    return this.#found
  }
}
