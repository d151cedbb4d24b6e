import { readNumber } from '../document/read-number.ts'
import { hline, LispSymbol, type PrintedNumber, type Value, isList } from '../document/value.ts'

/** A vector, which Babel passes around as one value and not as a list. */
export class LispVector {
  readonly items: readonly LispValue[]

  constructor(items: readonly LispValue[]) {
    this.items = items
  }
}

/** A list that ends in something else than nil, as `(a . b)` does. */
export class LispPair {
  /** At least one. */
  readonly items: readonly LispValue[]
  /** What comes behind the dot: neither nil nor a list nor a pair. */
  readonly tail: LispValue

  constructor(items: readonly LispValue[], tail: LispValue) {
    this.items = items
    this.tail = tail
  }
}

/** A list of items that goes on with another value (Elisp manual, "Dotted Pair Notation"). */
export function listWithTail(items: readonly LispValue[], tail: LispValue): LispValue {
  if (tail === null) return items
  if (isList(tail)) return [...items, ...tail]
  if (tail instanceof LispPair) return new LispPair([...items, ...tail.items], tail.tail)
  return new LispPair(items, tail)
}

/** What Emacs Lisp evaluates to here: a value as Babel passes it around, with symbols, vectors and pairs. */
export type LispValue =
  | null
  | string
  | number
  | PrintedNumber
  | typeof hline
  | LispSymbol
  | LispVector
  | LispPair
  | readonly LispValue[]

/** True for a pair, and for what has one in it. */
export function holdsPair(value: LispValue): boolean {
  if (value instanceof LispVector) return value.items.some(holdsPair)
  return value instanceof LispPair || (isList(value) && value.some(holdsPair))
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

/** The symbol `t` for what holds, else nil. */
export function truth(holds: boolean): LispValue {
  return holds ? symbolOf('t') : null
}
