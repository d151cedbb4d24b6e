/** Longest stretch that brackets are balanced over, in characters. */
export const longestBrackets = 10_000

/** Finds the ends of brackets in one text, each kind of which is looked through once. */
export class BracketEnds {
  readonly #text: string
  readonly #ends = new Map<string, ReadonlyMap<number, number>>()

  constructor(text: string) {
    this.#text = text
  }

  /** The offset behind the bracket that closes the one at `at`, -1 when there is none or nothing does; `pair` is as in `[]`. */
  behind(at: number, pair: string): number {
    if (this.#text[at] !== pair[0]) return -1
    const known = this.#ends.get(pair) ?? endsOf(this.#text, pair)
    this.#ends.set(pair, known)
    const end = known.get(at) ?? -1
    return end - at <= longestBrackets ? end : -1
  }
}

function endsOf(text: string, pair: string): ReadonlyMap<number, number> {
  const [opening, closing] = [pair.charCodeAt(0), pair.charCodeAt(1)]
  const ends = new Map<number, number>()
  const open: number[] = []
  for (let at = 0; at < text.length; at += 1) {
    const code = text.charCodeAt(at)
    if (code === opening) open.push(at)
    if (code !== closing) continue
    const start = open.pop()
    if (start !== undefined) ends.set(start, at + 1)
  }
  return ends
}
