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
 * A value as Babel passes it around, in the shape of Emacs Lisp: `null` is nil, a table is a list of rows,
 * a list is flat, a scalar is a string or a number. A `number` is one that prints in Emacs as it does here.
 */
export type Value = null | string | number | PrintedNumber | typeof hline | readonly Value[]
