import { hline, type PrintedNumber } from '../document/value.ts'

/** A symbol that is neither nil nor a rule, as Emacs Lisp tells it from a text. */
export class LispSymbol {
  readonly name: string

  constructor(name: string) {
    this.name = name
  }
}

/** A vector, which Babel passes around as one value and not as a list. */
export class LispVector {
  readonly items: readonly LispValue[]

  constructor(items: readonly LispValue[]) {
    this.items = items
  }
}

/** What Emacs Lisp evaluates to here: a value as Babel passes it around, with symbols and vectors. */
export type LispValue =
  | null
  | string
  | number
  | PrintedNumber
  | typeof hline
  | LispSymbol
  | LispVector
  | readonly LispValue[]

/** True for a list with something in it. */
export function isLispList(value: LispValue | undefined): value is readonly LispValue[] {
  return Array.isArray(value)
}

/** A symbol by its name. */
export function symbolOf(name: string): LispValue {
  if (name === 'hline') return hline
  return name === 'nil' ? null : new LispSymbol(name)
}
