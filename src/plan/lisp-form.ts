import { unescapeLispString } from '../document/read-cell.ts'
import { readNumber } from '../document/read-number.ts'
import type { PrintedNumber } from '../document/value.ts'

/** A piece of Emacs Lisp as it was read; `list` is code or data, `quoted` is data only, as is `backquoted` but for what is `unquoted` in it. */
export type LispForm =
  | { readonly type: 'string'; readonly text: string }
  | { readonly type: 'number'; readonly value: number | PrintedNumber }
  | { readonly type: 'symbol'; readonly name: string }
  | { readonly type: 'list' | 'vector'; readonly items: readonly LispForm[] }
  | { readonly type: 'pair'; readonly items: readonly LispForm[]; readonly tail: LispForm }
  | { readonly type: Mark; readonly form: LispForm }

/** What stands in front of a form. */
type Mark = 'quoted' | 'function' | 'backquoted' | 'unquoted'

/** The reason why a text is no Emacs Lisp that can be read or evaluated here. */
export class LispRefusal extends Error {}

/** The reason for a text that ends before its form does: Emacs cannot read it, either. */
class LispCut extends LispRefusal {
  constructor() {
    super('it has no end')
  }
}

/** Deeper nesting is no header argument. */
const maxDepth = 100

const token =
  /[\0-\x20\xa0]+|;[^\n]*|(?<string>"(?:[^"\\]|\\[\s\S])*")|(?<mark>[()[\]'`]|#'|,(?!@))|#(?<radix>[box])(?<digits>[+-]?[0-9a-f]+)|(?<atom>(?:\\[\s\S]|[^\0-\x20\xa0()[\]'`";,#\\])+)/giy

const quotes: Readonly<Record<string, Mark>> = {
  "'": 'quoted',
  "#'": 'function',
  '`': 'backquoted',
  ',': 'unquoted',
}

const radixes: Readonly<Record<string, number>> = { b: 2, o: 8, x: 16 }

/**
 * Reads one form: strings, numbers, symbols, lists, vectors and quotes (Elisp manual, "Printed Representation").
 * @throws LispRefusal when the text is none, or uses more of the syntax.
 */
export function readLisp(text: string): LispForm {
  const reader = new FormReader(text)
  const form = reader.form(0)
  if (!reader.atEnd) throw new LispRefusal('there is text behind its end')
  return form
}

/**
 * Reads the form that a text begins with, and leaves what follows it.
 * @throws LispRefusal when there is none, or it uses more of the syntax.
 */
export function readFirstLisp(text: string): LispForm {
  return new FormReader(text).form(0)
}

/** True for a text that ends before the form does that it begins with. */
export function isCutLisp(text: string): boolean {
  try {
    readFirstLisp(text)
  } catch (error) {
    return error instanceof LispCut
  }
  return false
}

type Token = Partial<Record<'string' | 'mark' | 'radix' | 'digits' | 'atom', string>>

class FormReader {
  readonly #text: string
  #next = 0

  constructor(text: string) {
    this.#text = text
  }

  get atEnd(): boolean {
    return this.#token() === null
  }

  form(depth: number): LispForm {
    const next = this.#token()
    if (!next) throw new LispCut()
    if (depth > maxDepth) throw tooDeep()
    return this.#formOf(next, depth)
  }

  #formOf({ string, mark, radix, digits, atom }: Token, depth: number): LispForm {
    if (string !== undefined) return { type: 'string', text: unescapeLispString(string) }
    if (mark !== undefined) return this.#marked(mark, depth)
    if (digits !== undefined) return { type: 'number', value: inRadix(digits, radix ?? '') }
    if (atom === '.' && !this.#closesNext) throw new LispRefusal('"." is not read here')
    return readAtom(atom ?? '')
  }

  #marked(mark: string, depth: number): LispForm {
    const quote = quotes[mark]
    if (quote) return { type: quote, form: this.form(depth + 1) }
    if (mark === '(') return this.#listForm(depth)
    if (mark === '[')
      return { type: 'vector', items: this.#until(depth, ({ mark: end }) => end === ']') }
    throw new LispRefusal(`"${mark}" closes nothing`)
  }

  #listForm(depth: number): LispForm {
    let isPair = false
    const items = this.#until(depth, ({ mark, atom }) => {
      isPair = atom === '.' && !this.#closesNext
      return isPair || mark === ')'
    })
    if (!isPair) return { type: 'list', items }
    const [tail, ...more] = this.#until(depth, ({ mark }) => mark === ')')
    if (!tail || more.length > 0) throw new LispRefusal('"." is not read here')
    return items.length === 0 ? tail : { type: 'pair', items, tail }
  }

  /** A point in front of a bracket that closes is a symbol. */
  get #closesNext(): boolean {
    return /^[)\]]/.test(this.#text.slice(this.#next, this.#next + 1))
  }

  /** The forms up to a token that ends them. */
  #until(depth: number, ends: (next: Token) => boolean): LispForm[] {
    const items: LispForm[] = []
    for (;;) {
      const next = this.#token()
      if (!next) throw new LispCut()
      if (depth >= maxDepth) throw tooDeep()
      if (ends(next)) return items
      items.push(this.#formOf(next, depth + 1))
    }
  }

  /** The next token, null at the end. */
  #token(): Token | null {
    while (this.#next < this.#text.length) {
      token.lastIndex = this.#next
      const match = token.exec(this.#text)
      if (!match) throw unread(this.#text.slice(this.#next, this.#next + 10))
      this.#next = token.lastIndex
      const groups: Token = match.groups ?? {}
      if (Object.values(groups).some((group) => group !== undefined)) return groups
    }
    return null
  }
}

function tooDeep(): LispRefusal {
  return new LispRefusal('it nests too deep')
}

function unread(rest: string): LispRefusal {
  return rest.startsWith('"') ? new LispCut() : new LispRefusal(`"${rest}" is not read here`)
}

function inRadix(digits: string, radix: string): number {
  const value = Number.parseInt(digits, radixes[radix.toLowerCase()] ?? 10)
  if (!Number.isSafeInteger(value)) throw new LispRefusal(`"${digits}" is no number`)
  return value
}

function readAtom(atom: string): LispForm {
  if (atom.startsWith('?')) throw new LispRefusal('characters are not read here')
  if (atom.includes('\\')) return { type: 'symbol', name: atom.replace(/\\([\s\S])/g, '$1') }
  const value = readNumber(atom)
  return value === null ? { type: 'symbol', name: atom } : { type: 'number', value }
}
