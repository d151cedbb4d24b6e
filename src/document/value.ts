/** A horizontal rule between rows of a table value (Emacs' symbol `hline`). */
export const hline: unique symbol = Symbol('hline')

/**
 * A value as Babel passes it around, in the shape of Emacs Lisp: `null` is nil, a table is a list of rows,
 * a list is flat, a scalar is a string or a number. A `number` is one that prints in Emacs as it does here; other
 * numbers (`1.0`, `1e-05`, integers beyond 2^53) are the text that Emacs prints.
 */
export type Value = null | string | number | typeof hline | readonly Value[]
