import { hline, LispSymbol, PrintedNumber, type Value } from '../document/value.ts'
import { type LispValue, LispVector } from './lisp-value.ts'

/**
 * A value as Emacs Lisp prints it: `(("a" 1) hline nil)` (Elisp manual, "Output Functions", `prin1`), with its texts as
 * `printText` says.
 */
export function printLisp(value: LispValue, printText: (text: string) => string = quoted): string {
  const print = (item: LispValue): string => printLisp(item, printText)
  if (value instanceof LispSymbol) return value.printed
  if (value instanceof LispVector) return `[${value.items.map(print).join(' ')}]`
  if (value === null) return 'nil'
  if (value === hline) return 'hline'
  if (typeof value === 'number' || value instanceof PrintedNumber) return String(value)
  if (typeof value === 'string') return printText(value)
  // Lisp has one empty list, and that is nil.
  if ((value as readonly LispValue[]).length === 0) return 'nil'
  const inQuotes = quotedValue(value as readonly LispValue[])
  if (inQuotes !== undefined) return `'${print(inQuotes)}`
  return `(${(value as readonly LispValue[]).map(print).join(' ')})`
}

function quoted(text: string): string {
  return `"${text.replace(/["\\]/g, '\\$&')}"`
}

/** What a list quotes, undefined for one that does not. */
export function quotedValue([head, value, ...rest]: readonly LispValue[]): LispValue | undefined {
  const isQuote = head instanceof LispSymbol && head.name === 'quote' && rest.length === 0
  return isQuote ? value : undefined
}

/** What stands for a value in the text of a body: a string as it is, anything else printed. */
export function printInBody(value: Value): string {
  return typeof value === 'string' ? value : printLisp(value)
}
