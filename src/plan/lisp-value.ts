import { readNumber } from '../document/read-number.ts'
import { hline, LispSymbol, type PrintedNumber, type Value } from '../document/value.ts'

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
export function symbolOf(name: string): Value {
  if (name === 'hline') return hline
  return name === 'nil' ? null : new LispSymbol(name, printedName(name))
}

/** As `prin1` writes a name (Elisp manual, "Output Functions"); one that reads as a number is marked, too. */
function printedName(name: string): string {
  const printed = name.replace(/[\0-\x20\xa0"\\';#(),`[\].?]/g, String.raw`\$&`)
  return readNumber(name) === null ? printed : `\\${printed}`
}
