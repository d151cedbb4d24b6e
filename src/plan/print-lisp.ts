import { hline, PrintedNumber, type Value } from '../document/value.ts'

/** A value as Emacs Lisp prints it: `(("a" 1) hline nil)` (Elisp manual, "Output Functions", `prin1`). */
export function printLisp(value: Value): string {
  if (value === null) return 'nil'
  if (value === hline) return 'hline'
  if (typeof value === 'number' || value instanceof PrintedNumber) return String(value)
  if (typeof value === 'string') return `"${value.replace(/["\\]/g, '\\$&')}"`
  return `(${(value as readonly Value[]).map(printLisp).join(' ')})`
}

/** What stands for a value in the text of a body: a string as it is, anything else printed. */
export function printInBody(value: Value): string {
  return typeof value === 'string' ? value : printLisp(value)
}
