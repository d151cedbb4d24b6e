import { printFloat } from '../document/print-float.ts'
import { readNumber } from '../document/read-number.ts'
import { PrintedNumber } from '../document/value.ts'
import { LispRefusal } from './lisp-form.ts'
import { truth } from './lisp-value.ts'
import type { LispValue } from './lisp-value.ts'
import { printLisp } from './print-lisp.ts'

/** A number of Emacs Lisp, which says of each whether it is a float. */
export interface LispNumber {
  readonly value: number
  readonly isFloat: boolean
}

type NumberFunction = (values: readonly LispValue[]) => LispValue

/** Functions of numbers, by name (Elisp manual, "Numbers"); each throws LispRefusal for what it is not defined for here. */
export const lispNumbers: ReadonlyMap<string, NumberFunction> = new Map<string, NumberFunction>([
  ['+', (values) => calculated(values, 0, (left, right) => left + right)],
  ['*', (values) => calculated(values, 1, (left, right) => left * right)],
  ['-', subtract],
  ['/', divide],
  ['%', ([left = null, right = null]) => wholeNumber(integer(left) % divisor(right))],
  ['mod', ([left = null, right = null]) => modulo(number(left), number(right))],
  ['1+', ([value = null]) => calculated([value, 1], 0, (left, right) => left + right)],
  ['1-', ([value = null]) => calculated([value, -1], 0, (left, right) => left + right)],
  ['abs', ([value = null]) => printed({ ...number(value), value: Math.abs(number(value).value) })],
  ['float', ([value = null]) => printed({ value: number(value).value, isFloat: true })],
  ['truncate', (values) => rounded(values, Math.trunc)],
  ['floor', (values) => rounded(values, Math.floor)],
  ['ceiling', (values) => rounded(values, Math.ceil)],
  ['round', (values) => rounded(values, roundHalfEven)],
  ['max', (values) => furthest(values, (left, right) => left > right)],
  ['min', (values) => furthest(values, (left, right) => left < right)],
  ['=', (values) => inOrder(values, (left, right) => left === right)],
  ['<', (values) => inOrder(values, (left, right) => left < right)],
  ['>', (values) => inOrder(values, (left, right) => left > right)],
  ['<=', (values) => inOrder(values, (left, right) => left <= right)],
  ['>=', (values) => inOrder(values, (left, right) => left >= right)],
  ['/=', ([left = null, right = null]) => truth(number(left).value !== number(right).value)],
  ['zerop', ([value = null]) => truth(number(value).value === 0)],
  ['number-to-string', ([value = null]) => printLisp(printed(number(value)))],
])

/** Reads a number. Throws LispRefusal for another value, and for an integer that a double does not keep. */
export function number(value: LispValue): LispNumber {
  if (typeof value === 'number') return { value, isFloat: !Number.isSafeInteger(value) }
  if (value instanceof PrintedNumber && /[.e]/.test(value.text))
    return { value: Number(value.text), isFloat: true }
  throw new LispRefusal('only numbers of common size are calculated with here')
}

/** Reads an integer. Throws LispRefusal for another value. */
export function integer(value: LispValue): number {
  const { value: whole, isFloat } = number(value)
  if (isFloat) throw new LispRefusal('a whole number is wanted here')
  return whole
}

/** An integer that was calculated. Throws LispRefusal where a double does not keep it. */
export function wholeNumber(value: number): number {
  if (Number.isSafeInteger(value)) return Object.is(value, -0) ? 0 : value
  throw new LispRefusal('the result is too large a number')
}

/** To the next integer, halves to the even one, as C's `rint`. */
export function roundHalfEven(value: number): number {
  const below = Math.floor(value)
  if (value - below !== 0.5) return Math.round(value)
  return below % 2 === 0 ? below : below + 1
}

function printed({ value, isFloat }: LispNumber): LispValue {
  return isFloat ? readNumber(printFloat(value)) : wholeNumber(value)
}

/** One float among numbers makes floats of all. */
function calculated(
  values: readonly LispValue[],
  start: number,
  step: (left: number, right: number) => number,
): LispValue {
  const numbers = values.map(number)
  const isFloat = numbers.some((one) => one.isFloat)
  return printed({ value: numbers.reduce((sum, { value }) => step(sum, value), start), isFloat })
}

/** One number is subtracted from nothing. */
function subtract(values: readonly LispValue[]): LispValue {
  const zero: LispNumber = { value: 0, isFloat: false }
  const [start = zero, ...less] = [...(values.length === 1 ? [zero] : []), ...values.map(number)]
  return printed({
    value: less.reduce((left, { value }) => left - value, start.value),
    isFloat: [start, ...less].some(({ isFloat }) => isFloat),
  })
}

/** One by one number. */
function divide(given: readonly LispValue[]): LispValue {
  const values = given.length === 1 ? [1, ...given] : given
  const numbers = values.map(number)
  if (!numbers.some(({ isFloat }) => isFloat)) {
    const by = values.slice(1).map(divisor)
    return wholeNumber(by.reduce((left, one) => Math.trunc(left / one), numbers[0]?.value ?? 0))
  }
  const [start, ...by] = numbers.map(({ value }) => value)
  return printed({ value: by.reduce((left, right) => left / right, start ?? 0), isFloat: true })
}

function divisor(value: LispValue): number {
  const by = integer(value)
  if (by === 0) throw new LispRefusal('nothing is divided by zero')
  return by
}

/** With the sign of the divisor. */
function modulo(left: LispNumber, right: LispNumber): LispValue {
  if (right.value === 0) throw new LispRefusal('nothing is divided by zero')
  const rest = left.value % right.value
  const value = rest !== 0 && rest < 0 !== right.value < 0 ? rest + right.value : rest
  return printed({ value, isFloat: left.isFloat || right.isFloat })
}

function rounded(
  [value = null, by = null]: readonly LispValue[],
  round: (value: number) => number,
): LispValue {
  if (by !== null) throw new LispRefusal('a quotient is not rounded here')
  return wholeNumber(round(number(value).value))
}

/** The first of the numbers that none goes before. */
function furthest(
  values: readonly LispValue[],
  goesBefore: (left: number, right: number) => boolean,
): LispValue {
  const numbers = values.map(number)
  if (numbers.length === 0) throw new LispRefusal('there is no number')
  return printed(numbers.reduce((most, one) => (goesBefore(one.value, most.value) ? one : most)))
}

function inOrder(
  values: readonly LispValue[],
  holds: (left: number, right: number) => boolean,
): LispValue {
  const numbers = values.map((value) => number(value).value)
  return truth(numbers.every((one, at) => at === 0 || holds(numbers[at - 1] ?? 0, one)))
}
