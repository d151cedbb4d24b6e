import { unescapeLispString } from '../../document/read-cell.ts'
import { readNumber } from '../../document/read-number.ts'
import type { Value } from '../../document/value.ts'
import { symbolOf } from '../../plan/lisp-value.ts'
import { looksLikeLisp } from '../../plan/literal-lisp.ts'
import { readLispText } from './read-lisp-text.ts'

/** Deeper nesting is kept as text. */
const maxDepth = 200

/** Why a text is no list. */
class NoLiteral extends Error {}

const token =
  /[\s,]+|(?<open>[[(])|(?<close>[\])])|(?<quoted>'(?:[^'\\]|\\[\s\S])*'|"(?:[^"\\]|\\[\s\S])*"|`(?:[^`\\]|\\[\s\S])*`)|(?<atom>[{}]|[^\s,[\](){}'"`\\]+)/y

/**
 * The value of JavaScript's literals as Node's console shows them: a list in brackets becomes one, words and numbers in
 * it stay as they are written, and a text in quotes loses them. What is no list as a whole is a number or the text
 * itself, but where it begins like Lisp: then the first form of it, if it is evaluated here.
 */
export function readJsLiteral(text: string): Value {
  if (!(text.length > 1 && text.startsWith('[') && text.endsWith(']'))) return readScalar(text)
  try {
    return new LiteralReader(text).list()
  } catch (error) {
    if (error instanceof NoLiteral) return text
    throw error
  }
}

function readScalar(text: string): Value {
  if (quotedText.test(text)) return unescapeLispString(text)
  return readNumber(text) ?? (looksLikeLisp(text) ? readLispText(text) : text)
}

const quotedText = /^(?:'(?:[^'\\]|\\[\s\S])*'|"(?:[^"\\]|\\[\s\S])*"|`(?:[^`\\]|\\[\s\S])*`)$/

class LiteralReader {
  readonly #text: string
  #at = 0

  constructor(text: string) {
    this.#text = text
  }

  /** The list that the text begins with: what follows is not read. */
  list(): Value {
    this.#next()
    return this.#list(1)
  }

  #list(depth: number): Value {
    if (depth > maxDepth) throw new NoLiteral()
    const items: Value[] = []
    for (;;) {
      const next = this.#next()
      if (next.close !== undefined) return items.length === 0 ? null : items
      if (next.open !== undefined) items.push(this.#list(depth + 1))
      else if (next.quoted !== undefined) items.push(unescapeLispString(next.quoted))
      else items.push(readNumber(next.atom ?? '') ?? symbolOf(next.atom ?? ''))
    }
  }

  #next(): { open?: string; close?: string; quoted?: string; atom?: string } {
    for (;;) {
      token.lastIndex = this.#at
      const match = token.exec(this.#text)
      if (!match) throw new NoLiteral()
      this.#at = token.lastIndex
      const found = { ...match.groups }
      if (Object.values(found).some((group) => group !== undefined)) return found
    }
  }
}
