import { unescapeLispString } from '../../document/read-cell.ts'
import { readNumber } from '../../document/read-number.ts'
import { hline, type Value } from '../../document/value.ts'
import { LispRefusal, readFirstLisp } from '../../plan/lisp-form.ts'
import { symbolOf } from '../../plan/lisp-value.ts'
import { evaluate, looksLikeLisp, noVariables } from '../../plan/literal-lisp.ts'
import { plainValue } from '../../plan/plain-value.ts'

/** How a language prints lists and texts. */
export interface LiteralDialect {
  /** Brackets that stand around a whole list. */
  readonly outer: readonly string[]
  /** The word that is a rule where it stands for a row, `''` for none. */
  readonly rule: string
  /** True when an empty list is a rule there, too. */
  readonly emptyIsRule: boolean
  /** True when braces stand around lists; else they are words. */
  readonly braces: boolean
  /** True when an empty text keeps its quotes where it is all there is. */
  readonly keepsEmptyQuotes: boolean
  /** The text that a literal in quotes is. */
  readonly unquote: (literal: string) => string
}

/** Python: `None` for a row is a rule, and a dictionary stays text. */
export const pythonDialect: LiteralDialect = scriptDialect('None', ['[', '('])
/** Ruby: `nil` for a row is a rule, and so is an empty list, which is the same to Emacs (org-babel-ruby-table-or-string). */
export const rubyDialect: LiteralDialect = {
  ...scriptDialect('nil', ['[', '(', '{']),
  emptyIsRule: true,
}
/** JavaScript as Node's console shows it. */
export const jsDialect: LiteralDialect = {
  outer: ['['],
  rule: '',
  emptyIsRule: false,
  braces: false,
  keepsEmptyQuotes: false,
  unquote: unescapeLispString,
}

/** Only quotes and backslashes lose the backslash in front of them; `\n` stays what it is (org-babel-script-escape). */
function scriptDialect(rule: string, outer: readonly string[]): LiteralDialect {
  const unquote = (literal: string): string => {
    const quote = literal[0] ?? ''
    return literal.slice(1, -1).replace(/\\([\s\S])/g, (both, char: string) => {
      return char === '\\' || char === quote ? char : both
    })
  }
  return { outer, rule, emptyIsRule: false, braces: true, keepsEmptyQuotes: true, unquote }
}

/** Deeper nesting is kept as text. */
const maxDepth = 200

/** Why a text is no list. */
class NoLiteral extends Error {}

const token =
  /[\s,]+|(?<open>[[({])|(?<close>[\])}])|(?<quoted>'(?:[^'\\]|\\[\s\S])*'|"(?:[^"\\]|\\[\s\S])*"|`(?:[^`\\]|\\[\s\S])*`)|(?<atom>[^\s,[\](){}'"`\\]+)/y

const pairs: Readonly<Record<string, string>> = { '[': ']', '{': '}', '(': ')' }

/**
 * The value of a text that a program printed: a list in brackets becomes one, words and numbers in it stay as they are
 * written, and a text in quotes loses them (org-babel-script-escape, org-babel-js-read). What is no list as a whole is
 * a number or the text itself, but where it begins like Lisp: then the first form of it, if it is evaluated here.
 */
export function readLiteral(text: string, dialect: LiteralDialect): Value {
  const open = text[0] ?? ''
  const isList = text.length > 1 && dialect.outer.includes(open) && text.endsWith(pairs[open] ?? '')
  if (!isList) return readScalar(text, dialect)
  try {
    return new LiteralReader(text, dialect).list()
  } catch (error) {
    if (error instanceof NoLiteral) return text
    throw error
  }
}

function readScalar(text: string, { unquote, keepsEmptyQuotes }: LiteralDialect): Value {
  const isQuoted = quotedText.test(text) && !(keepsEmptyQuotes && text.length === 2)
  if (isQuoted) return unquote(text)
  return readNumber(text) ?? (looksLikeLisp(text) ? readLispValue(text) : text)
}

/** The value of the first form of a text, where that is evaluated here; else the text. */
function readLispValue(text: string): Value {
  try {
    return plainValue(evaluate(readFirstLisp(text), noVariables))
  } catch (error) {
    if (error instanceof LispRefusal) return text
    throw error
  }
}

const quotedText = /^(?:'(?:[^'\\]|\\[\s\S])*'|"(?:[^"\\]|\\[\s\S])*"|`(?:[^`\\]|\\[\s\S])*`)$/

class LiteralReader {
  readonly #text: string
  readonly #dialect: LiteralDialect
  #at = 0

  constructor(text: string, dialect: LiteralDialect) {
    this.#text = text
    this.#dialect = dialect
  }

  /** The list that the text begins with: what follows is not read, as in Emacs. */
  list(): Value {
    this.#next()
    return this.#list(1)
  }

  /** Brackets of every kind are the same to Emacs. */
  #list(depth: number): Value {
    if (depth > maxDepth) throw new NoLiteral()
    const items: Value[] = []
    for (;;) {
      const next = this.#next()
      if (next.close !== undefined) return items.length === 0 ? null : items
      if (next.open !== undefined) items.push(this.#inner(depth))
      else if (next.quoted !== undefined) items.push(this.#dialect.unquote(next.quoted))
      else items.push(this.#word(next.atom ?? '', depth))
    }
  }

  #inner(depth: number): Value {
    const list = this.#list(depth + 1)
    return list === null && depth === 1 && this.#dialect.emptyIsRule ? hline : list
  }

  #word(word: string, depth: number): Value {
    if (word === this.#dialect.rule && depth === 1) return hline
    return readNumber(word) ?? symbolOf(word)
  }

  #next(): { open?: string; close?: string; quoted?: string; atom?: string } {
    for (;;) {
      token.lastIndex = this.#at
      const match = token.exec(this.#text)
      if (!match) throw new NoLiteral()
      this.#at = token.lastIndex
      const [whole] = match
      if (!this.#dialect.braces && /^[{}]$/.test(whole)) return { atom: whole }
      const found = { ...match.groups }
      if (Object.values(found).some((group) => group !== undefined)) return found
    }
  }
}
