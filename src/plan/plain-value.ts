import type { Value } from '../document/value.ts'
import { isLispList, LispSymbol, type LispValue, LispVector } from './lisp-value.ts'
import { printLisp } from './print-lisp.ts'

/** A value as Babel passes it around: a symbol is the text of its name, a vector the text that it prints as. */
export function plainValue(value: LispValue): Value {
  if (value instanceof LispSymbol) return value.name
  if (value instanceof LispVector) return printLisp(value)
  return isLispList(value) ? value.map(plainValue) : value
}
