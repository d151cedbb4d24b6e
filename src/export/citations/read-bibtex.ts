import {
  type Assignment,
  BibtexFault,
  bibtexKey,
  BibtexScanner,
  type Piece,
} from './bibtex-scanner.ts'
import { entryTypes, predefined } from './bibtex-tables.ts'
import type { Entries, Entry } from './entry.ts'

/** Far beyond any bibliography: strings can name each other. */
const longest = 1 << 24

const start = /^[ \t]*@/gm
const stringHead = /[ \t]*@[ \t]*string[ \t]*[({][ \t\n]*/iy
const preambleHead = /[ \t]*@[ \t]*preamble[ \t]*[({][ \t\n]*/iy
const closers = { '(': /,?[ \t\n]*\)/y, '{': /,?[ \t\n]*\}/y } as const
const anyCloser = /[ \t\n]*[})]/y

/**
 * The entries of a bibliography in BibTeX's notation, for `bib` with the types of biblatex (bibtex.el). Text around
 * entries and those of other types are passed over.
 * @throws BibtexFault for what is malformed, and for two entries of one key: then Org reads nothing of the file.
 */
export function readBibtex(text: string, dialect: keyof typeof entryTypes): Entries {
  return new BibtexReader(text.replace(/\r\n/g, '\n'), dialect).read()
}

class BibtexReader {
  readonly #scanner: BibtexScanner
  readonly #head: RegExp
  readonly #anyType: RegExp
  readonly #strings = new Map(Object.entries(predefined))
  readonly #fields = new Map<string, readonly Assignment[]>()
  #length = 0

  constructor(text: string, dialect: keyof typeof entryTypes) {
    const types = entryTypes[dialect].join('|')
    this.#scanner = new BibtexScanner(text)
    this.#head = new RegExp(
      String.raw`[ \t]*@[ \t]*(?:${types})[ \t]*([({])[ \t\n]*(${bibtexKey})`,
      'iuy',
    )
    this.#anyType = new RegExp(String.raw`[ \t]*@[ \t]*(?:${types}|string|preamble)`, 'iy')
  }

  read(): Entries {
    const scanner = this.#scanner
    start.lastIndex = 0
    for (let found = start.exec(scanner.text); found; found = start.exec(scanner.text)) {
      scanner.at = found.index
      const isRead = this.#entry() || this.#string() || this.#preamble()
      scanner.at = isRead ? scanner.at : found.index
      if (!isRead && scanner.take(this.#anyType))
        throw new BibtexFault('an entry with a mistake in it', found.index)
      start.lastIndex = isRead ? scanner.at : found.index + found[0].length
    }
    // Strings count wherever they stand.
    return new Map([...this.#fields].map(([key, fields]) => [key, this.#valued(fields)]))
  }

  #entry(): boolean {
    const at = this.#scanner.at
    const head = this.#scanner.take(this.#head)
    if (!head) return false
    const [, bracket, key = ''] = head
    this.#scanner.skipBlanks()
    const fields: Assignment[] = []
    for (let field = this.#scanner.field(); field; field = this.#scanner.field()) fields.push(field)
    if (!this.#scanner.take(closers[bracket === '(' ? '(' : '{'])) return false
    if (this.#fields.has(key)) throw new BibtexFault(`a second entry "${key}"`, at)
    this.#fields.set(key, fields)
    return true
  }

  #string(): boolean {
    const at = this.#scanner.at
    if (!this.#scanner.take(stringHead)) return false
    const string = this.#scanner.string()
    if (!string || !this.#scanner.take(anyCloser)) return false
    // Org finds no end in those that name others.
    if (string.pieces.some(({ isWord }) => isWord))
      throw new BibtexFault('a string that is made of others', at)
    const name = string.name.toLowerCase()
    if (!this.#strings.has(name)) this.#strings.set(name, this.#text(string.pieces))
    return true
  }

  #preamble(): boolean {
    if (!this.#scanner.take(preambleHead)) return false
    return this.#scanner.value() !== null && this.#scanner.take(anyCloser) !== null
  }

  #valued(fields: readonly Assignment[]): Entry {
    const entry = new Map<string, string>()
    for (const { name, pieces } of fields) {
      const plain = /^(?:opt|alt)/i.test(name) && !/^option/i.test(name) ? name.slice(3) : name
      const field = plain.toLowerCase()
      // The first one of a name counts.
      if (!entry.has(field)) entry.set(field, this.#text(pieces).replace(/[ \t\n]+/g, ' '))
    }
    return entry
  }

  #text(pieces: readonly Piece[]): string {
    return pieces
      .map(({ text, isWord }) => {
        const value = (isWord ? this.#strings.get(text.toLowerCase()) : undefined) ?? text
        this.#length += value.length
        if (this.#length > longest) throw new BibtexFault('too much text', 0)
        return value
      })
      .join('')
  }
}
