import { printFloat } from './print-float.ts'
import { PrintedNumber } from './value.ts'

/** The characters that a number may consist of for Babel: no hexadecimal. */
const numberLike = /^ *([0-9e.+-]+) *$/i
const integer = /^[+-]?[0-9]+\.?$/
const float = /^[+-]?(?:[0-9]*\.[0-9]+|[0-9]+\.?(?=e))(?:e[+-]?[0-9]+)?$/i

/**
 * The number that a text spells for Emacs Lisp, or null when it spells none: `007` is 7, `1.` is 1, `1e3` is `1000.0`
 * (org-babel--string-to-number; Elisp manual, "Integer Basics" and "Floating-Point Basics"). Spaces around it do not
 * count.
 */
export function readNumber(text: string): number | PrintedNumber | null {
  const word = numberLike.exec(text)?.[1]
  const printed = word === undefined ? null : asPrinted(word)
  if (printed === null) return null
  return String(Number(printed)) === printed ? Number(printed) : new PrintedNumber(printed)
}

function asPrinted(word: string): string | null {
  if (float.test(word)) return printFloat(Number(word))
  if (!integer.test(word)) return null
  const digits = BigInt(word.replace(/^[+-]|\.$/g, ''))
  return String(word.startsWith('-') ? -digits : digits)
}
