import { hline, PrintedNumber, type Value } from '../document/value.ts'
import { type LispForm, LispRefusal, readLisp } from './lisp-form.ts'

/** The value of an expression, or why there is none. */
export type LispResult = { readonly value: Value } | { readonly refused: string }

/** True for an argument's value that Org evaluates as Emacs Lisp (org-babel-read). */
export function looksLikeLisp(text: string): boolean {
  return /^[('`[]/.test(text)
}

/**
 * Evaluates the part of Emacs Lisp that only speaks of literals: strings, numbers, quoted lists, conditions and a few
 * pure functions. It reads no variable, file or environment, so a document cannot learn or do anything by it; what
 * goes beyond is refused, never guessed. Symbols are given as their names, nil as null.
 */
export function evaluateLisp(text: string): LispResult {
  try {
    return { value: evaluate(readLisp(text)) }
  } catch (error) {
    if (error instanceof LispRefusal) return { refused: error.message }
    throw error
  }
}

/** True for a function or special form that is evaluated here. */
export function isEvaluated(name: string): boolean {
  return specialForms.has(name) || functions.has(name)
}

/** The value of a form that was read. Throws LispRefusal for what is not evaluated here. */
export function evaluate(form: LispForm): Value {
  switch (form.type) {
    case 'string':
      return form.text
    case 'number':
      return form.value
    case 'symbol':
      return constant(form.name)
    case 'quoted':
      return datum(form.form)
    case 'vector':
      return datum(form)
    case 'list':
      return callForm(form.items)
  }
}

function constant(name: string): Value {
  if (name === 'nil') return null
  if (name === 't' || name.startsWith(':')) return name
  throw new LispRefusal(`the variable ${name} is not looked up here`)
}

/** Data behind a quote. */
function datum(form: LispForm): Value {
  switch (form.type) {
    case 'string':
      return form.text
    case 'number':
      return form.value
    case 'symbol':
      return namedDatum(form.name)
    case 'quoted':
      return ['quote', datum(form.form)]
    case 'list':
    case 'vector':
      return form.items.length === 0 ? null : form.items.map(datum)
  }
}

function namedDatum(name: string): Value {
  if (name === 'hline') return hline
  return name === 'nil' ? null : name
}

function callForm(items: readonly LispForm[]): Value {
  const [head, ...rest] = items
  if (!head) return null
  const name = head.type === 'symbol' ? head.name : ''
  const special = specialForms.get(name)
  if (special) return special(rest)
  const apply = functions.get(name)
  if (!apply) throw new LispRefusal(`"${name || '('}" is not evaluated here`)
  return apply(rest.map(evaluate))
}

/** Forms that do not evaluate all of their parts. */
const specialForms: ReadonlyMap<string, (parts: readonly LispForm[]) => Value> = new Map([
  ['quote', ([form]) => (form ? datum(form) : null)],
  ['progn', last],
  [
    'if',
    ([test, then, ...otherwise]) => (holds(test) ? last(then ? [then] : []) : last(otherwise)),
  ],
  ['when', ([test, ...body]) => (holds(test) ? last(body) : null)],
  ['unless', ([test, ...body]) => (holds(test) ? null : last(body))],
  ['and', allOf],
  ['or', anyOf],
])

function holds(test: LispForm | undefined): boolean {
  return test !== undefined && evaluate(test) !== null
}

function last(forms: readonly LispForm[]): Value {
  let value: Value = null
  for (const form of forms) value = evaluate(form)
  return value
}

function allOf(forms: readonly LispForm[]): Value {
  let value: Value = 't'
  for (const form of forms) {
    value = evaluate(form)
    if (value === null) return null
  }
  return value
}

function anyOf(forms: readonly LispForm[]): Value {
  for (const form of forms) {
    const value = evaluate(form)
    if (value !== null) return value
  }
  return null
}

/** Pure functions of the language's manual. */
const functions: ReadonlyMap<string, (values: readonly Value[]) => Value> = new Map([
  ['identity', ([value = null]) => value],
  ['concat', (values) => values.map(textOf).join('')],
  ['format', ([template = null, ...values]) => format(textOf(template), values)],
  ['list', (values) => (values.length === 0 ? null : values)],
  ['vector', (values) => (values.length === 0 ? null : values)],
  ['not', ([value = null]) => (value === null ? 't' : null)],
  ['null', ([value = null]) => (value === null ? 't' : null)],
  ['upcase', ([value = null]) => textOf(value).toUpperCase()],
  ['downcase', ([value = null]) => textOf(value).toLowerCase()],
  ['number-to-string', ([value = null]) => String(integer(value))],
  ['string-to-number', ([text = null, base = 10]) => stringToNumber(textOf(text), integer(base))],
  ['+', (values) => exact(values.reduce<number>((sum, value) => sum + integer(value), 0))],
  ['*', (values) => exact(values.reduce<number>((all, value) => all * integer(value), 1))],
  ['-', subtract],
])

/** Of the digits at the front; nothing there is 0. */
function stringToNumber(text: string, base: number): Value {
  if (base < 2 || base > 16 || /^\s*[-+]?[\d]*[.e]/i.test(text))
    throw new LispRefusal(`"${text}" is not read as a number here`)
  const value = Number.parseInt(text, base)
  return Number.isNaN(value) ? 0 : exact(value)
}

function subtract([first = 0, ...rest]: readonly Value[]): Value {
  if (rest.length === 0) return exact(-integer(first))
  return exact(rest.reduce<number>((left, value) => left - integer(value), integer(first)))
}

function textOf(value: Value): string {
  if (value === null) return ''
  if (typeof value === 'string') return value
  throw new LispRefusal(`${isNumber(value) ? String(value) : 'a list'} is no string`)
}

function isNumber(value: Value): value is number | PrintedNumber {
  return typeof value === 'number' || value instanceof PrintedNumber
}

function integer(value: Value): number {
  if (typeof value === 'number' && Number.isSafeInteger(value)) return value
  throw new LispRefusal('only whole numbers are calculated with here')
}

function exact(value: number): number {
  if (Number.isSafeInteger(value)) return Object.is(value, -0) ? 0 : value
  throw new LispRefusal('the result is too large a number')
}

/** `%s`, `%d` and `%%` of Emacs' `format`. */
function format(template: string, values: readonly Value[]): string {
  let next = 0
  return template.replace(/%(.?)/gs, (_, directive: string) => {
    if (directive === '%') return '%'
    const value = values[next] ?? null
    next += 1
    if (directive === 'd') return String(integer(value))
    if (directive !== 's') throw new LispRefusal(`"%${directive}" is not formatted here`)
    if (value === null) return 'nil'
    return isNumber(value) ? String(value) : textOf(value)
  })
}
