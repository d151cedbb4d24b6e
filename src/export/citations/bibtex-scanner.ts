/** A piece of a value: what stands in braces or quotes, or a word, which may name a string. */
export interface Piece {
  readonly text: string
  readonly isWord: boolean
}

/** A field or string with its name as written, and what it is put together from. */
export interface Assignment {
  readonly name: string
  readonly pieces: readonly Piece[]
}

/** A text that lacks what closes a brace or a quote: nothing of such a file is read. */
export class BibtexFault extends Error {
  /** Where it is in the text. */
  readonly at: number

  constructor(reason: string, at: number) {
    super(reason)
    this.at = at
  }
}

/** A key of an entry or a string, as the source of a pattern with the flag `u` (bibtex.el, `bibtex-reference-key`). */
export const bibtexKey = String.raw`[\][\p{L}\p{N}.:;?!\u0060'/*@+|()<>&_^$-]+`

const name = String.raw`[^"#%'(),={} \t\n0-9][^"#%'(),={} \t\n]*`
const fieldName = new RegExp(String.raw`,[ \t\n]*(${name})`, 'y')
// A comma may be missing.
const bareName = new RegExp(String.raw`[ \t\n]*(${name})(?=[ \t\n]*=)`, 'y')
const word = /[\][\p{L}\p{N}.:;?!`'/*@+=|<>&_^$-]+/uy
const key = new RegExp(bibtexKey, 'uy')
const equals = /[ \t\n]*=[ \t\n]*/y
const joint = /[ \t\n]*#[ \t\n]*/y
const blanks = /[ \t\n]*/y
const brace = /[{}]/g
const quote = /\\[^]|"/g

/** Goes through a text in BibTeX's notation, in time that grows with its length (bibtex.el, `bibtex-parse-…`). */
export class BibtexScanner {
  readonly text: string
  /** Offset of what is read next. */
  at = 0

  constructor(text: string) {
    this.text = text
  }

  /** Reads a pattern with the flag `y`; null, and nothing is read, where it does not match. */
  take(pattern: RegExp): RegExpExecArray | null {
    pattern.lastIndex = this.at
    const match = pattern.exec(this.text)
    if (match) this.at += match[0].length
    return match
  }

  /** Reads `, name = value`, null where no field is. */
  field(): Assignment | null {
    const start = this.at
    const found = this.take(fieldName) ?? this.take(bareName)
    return this.#assigned(start, found?.[1] ?? null)
  }

  /** Reads `name = value` of a string, null where none is. */
  string(): Assignment | null {
    return this.#assigned(this.at, this.take(key)?.[0] ?? null)
  }

  #assigned(start: number, left: string | null): Assignment | null {
    const pieces = left !== null && this.take(equals) ? this.value() : null
    if (left !== null && pieces) return { name: left, pieces }
    this.at = start
    return null
  }

  /** Reads words and texts with `#` between them, null where none is. */
  value(): Piece[] | null {
    const pieces: Piece[] = []
    do {
      const piece = this.#piece()
      if (!piece) return null
      pieces.push(piece)
    } while (this.take(joint))
    this.skipBlanks()
    return pieces
  }

  skipBlanks(): void {
    this.take(blanks)
  }

  #piece(): Piece | null {
    const found = this.take(word)
    if (found) return { text: found[0], isWord: true }
    const opening = this.text[this.at]
    if (opening !== '"' && opening !== '{') return null
    const start = this.at + 1
    this.at = opening === '"' ? this.#behindQuote(start) : this.#behindBrace(start)
    return { text: this.text.slice(start, this.at - 1), isWord: false }
  }

  #behindQuote(start: number): number {
    quote.lastIndex = start
    for (let found = quote.exec(this.text); found; found = quote.exec(this.text))
      if (found[0] === '"') return quote.lastIndex
    throw new BibtexFault('a quote that nothing closes', start - 1)
  }

  #behindBrace(start: number): number {
    let depth = 1
    brace.lastIndex = start
    for (let found = brace.exec(this.text); found; found = brace.exec(this.text)) {
      depth += found[0] === '{' ? 1 : -1
      if (depth === 0) return brace.lastIndex
    }
    throw new BibtexFault('a brace that nothing closes', start - 1)
  }
}
