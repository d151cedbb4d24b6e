import { readNumber } from './read-number.ts'
import type { PrintedNumber } from './value.ts'

/**
 * A table cell or argument that looks like a number becomes one, a text in double quotes loses them, and blanks around
 * (org-babel-read with Lisp inhibited, org-babel--string-to-number).
 */
export function readCell(text: string): string | number | PrintedNumber {
  const number = readNumber(text)
  if (number !== null) return number
  const literal = /^[ \t\n]*("(?:[^"\\]|\\[\s\S])*")[ \t\n]*$/.exec(text)?.[1]
  return literal === undefined ? text : unescapeLispString(literal)
}

/** What a letter behind a backslash stands for; an escaped blank or line end is nothing. */
const lispEscapes: Readonly<Record<string, string>> = {
  a: '\u0007',
  b: '\b',
  t: '\t',
  n: '\n',
  v: '\v',
  f: '\f',
  r: '\r',
  e: '\u001b',
  s: ' ',
  d: '\u007f',
  ' ': '',
  '\n': '',
}

const lispEscape =
  /\\(?:(?<octal>[0-7]{1,3})|(?<hex>x[\da-fA-F]{1,6}|u[\da-fA-F]{4}|U[\da-fA-F]{8})|(?:C-|\^)(?<control>[?-_a-z])|(?<char>[\s\S]))/g

/** The text of an Emacs Lisp string literal, quotes included in the argument (Elisp manual, "Syntax for Strings"). */
export function unescapeLispString(literal: string): string {
  return literal.slice(1, -1).replace(lispEscape, (...match) => {
    const groups = match.at(-1) as Partial<Record<string, string>>
    const { octal, hex, control, char = '' } = groups
    if (control !== undefined) return controlOf(control)
    if (octal !== undefined) return characterOf(Number.parseInt(octal, 8))
    return hex === undefined
      ? (lispEscapes[char] ?? char)
      : characterOf(Number.parseInt(hex.slice(1), 16))
  })
}

function controlOf(letter: string): string {
  if (letter === '?') return '\u007f'
  return String.fromCharCode(letter.charCodeAt(0) & 0x1f)
}

/** Emacs knows more characters than Unicode has. */
function characterOf(code: number): string {
  return code > 0x10ffff ? '\ufffd' : String.fromCodePoint(code)
}
