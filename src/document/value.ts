/** A horizontal rule between rows of a table value (Emacs' symbol `hline`). */
export const hline: unique symbol = Symbol('hline')

/** A number that prints in Emacs otherwise than here, as the text that Emacs prints: `1.0`, `1e-05`, integers beyond 2^53. */
export class PrintedNumber {
  readonly text: string

  constructor(text: string) {
    this.text = text
  }

  toString(): string {
    return this.text
  }
}

/**
 * What Emacs Lisp prints without quotes: a symbol that is neither nil nor a rule (`t`, `:key`, `name`), or a vector, which
 * Babel passes around as one value and not as a list.
 */
export class LispSymbol {
  readonly name: string
  /** The name as it is read back, with backslashes in front of what ends a name. */
  readonly printed: string

  constructor(name: string, printed: string) {
    this.name = name
    this.printed = printed
  }

  toString(): string {
    return this.name
  }

  toJSON(): string {
    return this.name
  }
}

/**
 * A value as Babel passes it around, in the shape of Emacs Lisp: `null` is nil, a table is a list of rows,
 * a list is flat, a scalar is a string or a number. A `number` is one that prints in Emacs as it does here.
 */
export type Value =
  | null
  | string
  | number
  | PrintedNumber
  | LispSymbol
  | typeof hline
  | readonly Value[]

/** True for a list, be it flat or a table. */
export function isList<Given>(value: Given): value is Extract<Given, readonly unknown[]> {
  return Array.isArray(value)
}
