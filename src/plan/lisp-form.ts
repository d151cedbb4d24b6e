import { unescapeLispString } from '../document/read-cell.ts'
import { readNumber } from '../document/read-number.ts'
import type { PrintedNumber } from '../document/value.ts'

/** A piece of Emacs Lisp as it was read; `list` is code or data, `quoted` is data only. */
export type LispForm =
  | { readonly type: 'string'; readonly text: string }
  | { readonly type: 'number'; readonly value: number | PrintedNumber }
  | { readonly type: 'symbol'; readonly name: string }
  | { readonly type: 'list' | 'vector'; readonly items: readonly LispForm[] }
  | { readonly type: 'quoted'; readonly form: LispForm }

/** The reason why a text is no Emacs Lisp that can be read or evaluated here. */
export class LispRefusal extends Error {}

/** Deeper nesting is no header argument. */
const maxDepth = 100

const token =
  /[ \t\n\r\f]+|;[^\n]*|(?<string>"(?:[^"\\]|\\[\s\S])*")|(?<mark>[()[\]'`])|#(?<radix>[box])(?<digits>[+-]?[0-9a-f]+)|(?<atom>[^ \t\n\r\f()[\]'`";,#]+)/giy

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

class FormReader {
  readonly #tokens: readonly RegExpExecArray[]
  #at = 0

  constructor(text: string) {
    this.#tokens = tokens(text)
  }

  get atEnd(): boolean {
    return this.#at === this.#tokens.length
  }

  form(depth: number): LispForm {
    const next = this.#tokens[this.#at]
    if (!next || depth > maxDepth)
      throw new LispRefusal(next ? 'it nests too deep' : 'it has no end')
    this.#at += 1
    const { string, mark, radix, digits, atom } = next.groups ?? {}
    if (string !== undefined) return { type: 'string', text: unescapeLispString(string) }
    if (mark !== undefined) return this.#marked(mark, depth)
    if (digits !== undefined) return { type: 'number', value: inRadix(digits, radix ?? '') }
    return readAtom(atom ?? '')
  }

  #marked(mark: string, depth: number): LispForm {
    if (mark === "'" || mark === '`') return { type: 'quoted', form: this.form(depth + 1) }
    if (mark === '(') return { type: 'list', items: this.#until(')', depth) }
    if (mark === '[') return { type: 'vector', items: this.#until(']', depth) }
    throw new LispRefusal(`"${mark}" closes nothing`)
  }

  #until(close: string, depth: number): LispForm[] {
    const items: LispForm[] = []
    while (this.#tokens[this.#at]?.[0] !== close) items.push(this.form(depth + 1))
    this.#at += 1
    return items
  }
}

function tokens(text: string): RegExpExecArray[] {
  const found: RegExpExecArray[] = []
  token.lastIndex = 0
  while (token.lastIndex < text.length) {
    const at = token.lastIndex
    const match = token.exec(text)
    if (!match) throw new LispRefusal(`"${text.slice(at, at + 10)}" is not read here`)
    if (Object.values(match.groups ?? {}).some((group) => group !== undefined)) found.push(match)
  }
  return found
}

function inRadix(digits: string, radix: string): number {
  const value = Number.parseInt(digits, radixes[radix.toLowerCase()] ?? 10)
  if (!Number.isSafeInteger(value)) throw new LispRefusal(`"${digits}" is no number`)
  return value
}

function readAtom(atom: string): LispForm {
  if (atom === '.') throw new LispRefusal('pairs are not read here')
  const value = readNumber(atom)
  return value === null ? { type: 'symbol', name: atom } : { type: 'number', value }
}
