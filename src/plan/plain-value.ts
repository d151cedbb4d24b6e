import { LispSymbol, type Value, isList } from '../document/value.ts'
import { LispPair, type LispValue, LispVector } from './lisp-value.ts'
import { printLisp } from './print-lisp.ts'

/** A value as Babel passes it around: a vector or a pair is what it prints as. */
export function plainValue(value: LispValue): Value {
  if (value instanceof LispPair)
    return new LispSymbol(
      printLisp(value, (text) => text),
      printLisp(value),
    )
  if (value instanceof LispVector) {
    const printed = printLisp(value)
    return new LispSymbol(printed, printed)
  }
  return isList(value) ? value.map(plainValue) : value
}
