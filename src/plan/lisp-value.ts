import { hline, type PrintedNumber, type Value } from '../document/value.ts'

/** A symbol that is neither nil nor a rule, as Emacs Lisp tells it from a text. */
export class LispSymbol {
  readonly name: string

  constructor(name: string) {
    this.name = name
  }
}

/** What Emacs Lisp evaluates to here: a value as Babel passes it around, with symbols. */
export type LispValue =
  | null
  | string
  | number
  | PrintedNumber
  | typeof hline
  | LispSymbol
  | readonly LispValue[]

/** True for a list with something in it. */
export function isLispList(value: LispValue | undefined): value is readonly LispValue[] {
  return Array.isArray(value)
}

/** A value with the names of its symbols as texts. */
export function plainValue(value: LispValue): Value {
  if (value instanceof LispSymbol) return value.name
  return isLispList(value) ? value.map(plainValue) : value
}

/** A symbol by its name. */
export function symbolOf(name: string): LispValue {
  if (name === 'hline') return hline
  return name === 'nil' ? null : new LispSymbol(name)
}
