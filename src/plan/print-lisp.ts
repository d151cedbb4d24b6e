import { hline, LispSymbol, PrintedNumber, type Value, isList } from '../document/value.ts'
import { LispPair, type LispValue, LispVector } from './lisp-value.ts'

/**
 * A value as Emacs Lisp prints it: `(("a" 1) hline nil)` (Elisp manual, "Output Functions", `prin1`), with its texts as
 * `printText` says.
 */
export function printLisp(value: LispValue, printText: (text: string) => string = quoted): string {
  const print = (item: LispValue): string => printLisp(item, printText)
  if (value instanceof LispSymbol) return value.printed
  if (value instanceof LispVector) return `[${value.items.map(print).join(' ')}]`
  if (value instanceof LispPair)
    return `(${value.items.map(print).join(' ')} . ${print(value.tail)})`
  if (value === null) return 'nil'
  if (value === hline) return 'hline'
  if (typeof value === 'number' || value instanceof PrintedNumber) return String(value)
  if (typeof value === 'string') return printText(value)
  // Lisp has one empty list, and that is nil.
  if (value.length === 0) return 'nil'
  const marked = markedValue(value)
  if (marked !== null) return `${marked.mark}${print(marked.value)}`
  return `(${value.map(print).join(' ')})`
}

function quoted(text: string): string {
  return `"${text.replace(/["\\]/g, '\\$&')}"`
}

/** The marks that Lisp prints for lists of two that begin with these names (`print-quoted`). */
const marks: ReadonlyMap<string, string> = new Map([
  ['quote', "'"],
  ['function', "#'"],
])

/** What a list quotes, and how; null for one that does not, and for anything else. */
export function markedValue<Item extends LispValue>(
  value: Item,
): { readonly mark: string; readonly value: Item } | null {
  const [head, quotes, ...rest] = isList(value) ? value : []
  const mark = head instanceof LispSymbol ? marks.get(head.name) : undefined
  if (mark === undefined || quotes === undefined || rest.length > 0) return null
  return { mark, value: quotes as Item }
}

/** What stands for a value within a text: a string as it is, anything else printed. */
export function printBare(value: Value): string {
  return typeof value === 'string' ? value : printLisp(value)
}
