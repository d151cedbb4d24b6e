import { readNumber } from './read-number.ts'
import type { PrintedNumber } from './value.ts'

/**
 * A table cell or argument that looks like a number becomes one, a text in double quotes loses them
 * (org-babel-read with Lisp inhibited, org-babel--string-to-number).
 */
export function readCell(text: string): string | number | PrintedNumber {
  const number = readNumber(text)
  if (number !== null) return number
  return /^"(?:[^"\\]|\\[\s\S])*"$/.test(text) ? unescapeLispString(text) : text
}

const lispEscapes: Readonly<Record<string, string>> = {
  n: '\n',
  t: '\t',
  r: '\r',
  e: '\u001b',
  '\n': '',
}

/** The text of an Emacs Lisp string literal, quotes included in the argument (Elisp manual, "Syntax for Strings"). */
export function unescapeLispString(literal: string): string {
  return literal
    .slice(1, -1)
    .replace(/\\(?:([0-7]{1,3})|([\s\S]))/g, (_, octal?: string, char = '') =>
      octal === undefined
        ? (lispEscapes[char] ?? char)
        : String.fromCharCode(Number.parseInt(octal, 8)),
    )
}
