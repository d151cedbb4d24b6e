import { isList } from '../document/value.ts'
import { LispRefusal } from './lisp-form.ts'
import { integer, number, roundHalfEven } from './lisp-numbers.ts'
import { LispPair, type LispValue } from './lisp-value.ts'
import { plainValue } from './plain-value.ts'
import { printLisp } from './print-lisp.ts'

/** Widest field of one directive. */
const widest = 1000

const directive = /%[-+ 0]*\d*(?:\.\d*)?[^]?/g
const shape = /^%([-+ 0]*)(\d*)(?:\.(\d*))?([^]?)$/

interface Directive {
  /** Some of `-`, `+`, `0` and a space. */
  readonly flags: string
  /** Digits behind the point, or most characters of a text; null where the directive does not say. */
  readonly precision: number | null
}

type Writer = (value: LispValue, directive: Directive) => string

const writers: Readonly<Record<string, Writer>> = {
  s: (value, { precision }) => cut(bareText(value), precision),
  S: (value, { precision }) => cut(printLisp(value), precision),
  d: (value, { flags }) => signed(String(Math.abs(whole(value))), whole(value) < 0, flags),
  x: (value, { flags }) => inBase(value, flags, 16),
  X: (value, { flags }) => inBase(value, flags, 16).toUpperCase(),
  o: (value, { flags }) => inBase(value, flags, 8),
  c: (value) => String.fromCodePoint(integer(value)),
  f: (value, { flags, precision }) => {
    const { value: written } = number(value)
    return signed(fixed(Math.abs(written), precision ?? 6), written < 0, flags)
  },
}

/**
 * Emacs' `format`: `%s`, `%S`, `%d`, `%x`, `%X`, `%o`, `%c`, `%f` and `%%`, with flags, width and precision (Elisp manual,
 * "Formatting Strings"). Throws LispRefusal for another directive.
 */
export function lispFormat(template: string, values: readonly LispValue[]): string {
  let next = 0
  return template.replace(directive, (written) =>
    written.endsWith('%') && written !== '%' ? '%' : fill(written, values[next++] ?? null),
  )
}

function fill(written: string, value: LispValue): string {
  const [, flags = '', width = '', digits = null, letter = ''] = shape.exec(written) ?? []
  const write = Object.hasOwn(writers, letter) ? writers[letter] : undefined
  if (!write || (digits !== null && !'sSf'.includes(letter)))
    throw new LispRefusal(`"${written}" is not formatted here`)
  const text = write(value, { flags, precision: digits === null ? null : Number(digits) })
  return padded(text, { width: Number(width), flags, isNumber: 'dxXof'.includes(letter) })
}

/** As `princ` has it, which is refused for a list: texts in it have no quotes. */
function bareText(value: LispValue): string {
  const plain = plainValue(value)
  if (typeof plain === 'string') return plain
  if (isList(value) || value instanceof LispPair)
    throw new LispRefusal('a list is not formatted here')
  return printLisp(value)
}

function cut(text: string, precision: number | null): string {
  return precision === null ? text : Array.from(text).slice(0, precision).join('')
}

/** A float without what is behind its point. */
function whole(value: LispValue): number {
  return Math.trunc(number(value).value)
}

function signed(digits: string, isNegative: boolean, flags: string): string {
  if (isNegative) return `-${digits}`
  if (flags.includes('+')) return `+${digits}`
  return flags.includes(' ') ? ` ${digits}` : digits
}

function inBase(value: LispValue, flags: string, base: number): string {
  return signed(Math.abs(whole(value)).toString(base), whole(value) < 0, flags)
}

/** As C rounds: of two equally near numbers the even one, where JavaScript takes the larger. */
function fixed(value: number, digits: number): string {
  if (value >= 1e21 || digits > 100) throw new LispRefusal('the number is too long')
  const scaled = value * 10 ** digits
  const isHalf = Number.isInteger(value * 2 ** (digits + 1)) && scaled % 1 === 0.5
  return (isHalf ? roundHalfEven(scaled) / 10 ** digits : value).toFixed(digits)
}

function padded(
  text: string,
  { width, flags, isNumber }: { width: number; flags: string; isNumber: boolean },
): string {
  if (width > widest) throw new LispRefusal('the field is too wide')
  if (width > 0 && !/^[ -~]*$/.test(text))
    throw new LispRefusal('only text of ASCII is put into a field here')
  const missing = Math.max(0, width - text.length)
  if (flags.includes('-')) return text + ' '.repeat(missing)
  if (!isNumber || !flags.includes('0')) return ' '.repeat(missing) + text
  const sign = /^[-+ ]?/.exec(text)?.[0] ?? ''
  return sign + '0'.repeat(missing) + text.slice(sign.length)
}
