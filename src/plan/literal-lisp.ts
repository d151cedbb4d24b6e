import type { Value } from '../document/value.ts'
import { type LispForm, LispRefusal, readFirstLisp } from './lisp-form.ts'
import { lispFunctions } from './lisp-functions.ts'
import { isOfCommonSize } from './lisp-size.ts'
import { holdsPair, listWithTail, type LispValue, LispVector, symbolOf } from './lisp-value.ts'
import { plainValue } from './plain-value.ts'

/** The value of an expression, or why there is none. */
export type LispResult = { readonly value: Value } | { readonly refused: string }

/** The values of variables by their names, undefined for those that are not known. */
export type LispVariables = (name: string) => LispValue | undefined

/** Why a value is refused that blocks make of each other's without measure. */
const tooLarge = 'the value is too large'
const noPair = 'pairs are not read here'

/** Where no variable is known. */
export const noVariables: LispVariables = () => undefined

/** True for an argument's value that Org evaluates as Emacs Lisp (org-babel-read). */
export function looksLikeLisp(text: string): boolean {
  return /^[('`[]/.test(text)
}

/**
 * Evaluates the part of Emacs Lisp that only speaks of literals: strings, numbers, quoted lists, conditions and a few
 * pure functions. It reads no file, no environment and no variables but those given, so a document cannot learn or do
 * anything by it; what goes beyond is refused, never guessed. What follows the first form is not read, as in Emacs. Symbols are given as their names, nil as null.
 */
export function evaluateLisp(text: string, variables: LispVariables): LispResult {
  try {
    const value = evaluateWhole(readFirstLisp(text), variables)
    if (holdsPair(value)) throw new LispRefusal(noPair)
    return { value: plainValue(value) }
  } catch (error) {
    if (error instanceof LispRefusal) return { refused: error.message }
    throw error
  }
}

/** True for a function or special form that is evaluated here. */
export function isEvaluated(name: string): boolean {
  return specialForms.has(name) || lispFunctions.has(name)
}

/** The value of all that was read. Throws LispRefusal for one that is too large, and for what is not evaluated here. */
export function evaluateWhole(form: LispForm, variables: LispVariables): LispValue {
  const value = evaluate(form, variables)
  if (!isOfCommonSize([value])) throw new LispRefusal(tooLarge)
  return value
}

/** The value of a form that was read. Throws LispRefusal for what is not evaluated here. */
export function evaluate(form: LispForm, variables: LispVariables): LispValue {
  switch (form.type) {
    case 'string':
      return form.text
    case 'number':
      return form.value
    case 'symbol':
      return valueOf(form.name, variables)
    case 'quoted':
    case 'function':
      return datum(form.form)
    case 'backquoted':
      return filled(form.form, variables)
    case 'vector':
      return datum(form)
    case 'pair':
      throw new LispRefusal(noPair)
    case 'unquoted':
      throw new LispRefusal('nothing is backquoted around a comma')
    case 'list':
      return callForm(form.items, variables)
  }
}

function valueOf(name: string, variables: LispVariables): LispValue {
  if (name === 'nil') return null
  if (name === 't' || name.startsWith(':')) return symbolOf(name)
  const value = variables(name)
  if (value !== undefined) return value
  throw new LispRefusal(`the variable ${name} is not looked up here`)
}

/** What a quote in front of a form makes of it: data. */
export function datum(form: LispForm): LispValue {
  switch (form.type) {
    case 'string':
      return form.text
    case 'number':
      return form.value
    case 'symbol':
      return symbolOf(form.name)
    case 'quoted':
      return [symbolOf('quote'), datum(form.form)]
    case 'function':
      return [symbolOf('function'), datum(form.form)]
    case 'unquoted':
      return [symbolOf(','), datum(form.form)]
    case 'backquoted':
      throw new LispRefusal('a backquote within data is not read here')
    case 'pair':
      return listWithTail(form.items.map(datum), datum(form.tail))
    case 'vector':
      return new LispVector(form.items.map(datum))
    case 'list':
      return form.items.length === 0 ? null : form.items.map(datum)
  }
}

/** Data behind a backquote: what a comma stands in front of is evaluated. */
function filled(form: LispForm, variables: LispVariables): LispValue {
  if (form.type === 'unquoted') return evaluate(form.form, variables)
  if (form.type === 'pair') throw new LispRefusal(noPair)
  if (form.type !== 'list' || form.items.length === 0) return datum(form)
  return form.items.map((item) => filled(item, variables))
}

function callForm(items: readonly LispForm[], variables: LispVariables): LispValue {
  const [head, ...rest] = items
  if (!head) return null
  const name = head.type === 'symbol' ? head.name : ''
  const special = specialForms.get(name)
  if (special) return special(rest, variables)
  const apply = lispFunctions.get(name)
  if (!apply) throw new LispRefusal(`"${name || '('}" is not evaluated here`)
  const values = rest.map((part) => evaluate(part, variables))
  if (!isOfCommonSize(values)) throw new LispRefusal(tooLarge)
  return apply(values)
}

/** A special form, given its parts. */
type SpecialForm = (parts: readonly LispForm[], variables: LispVariables) => LispValue

/** Forms that do not evaluate all of their parts. */
const specialForms: ReadonlyMap<string, SpecialForm> = new Map<string, SpecialForm>([
  ['quote', ([form]) => (form ? datum(form) : null)],
  ['progn', last],
  [
    'if',
    ([test, then, ...otherwise], variables) =>
      holds(test, variables) ? last(then ? [then] : [], variables) : last(otherwise, variables),
  ],
  ['when', ([test, ...body], variables) => (holds(test, variables) ? last(body, variables) : null)],
  [
    'unless',
    ([test, ...body], variables) => (holds(test, variables) ? null : last(body, variables)),
  ],
  ['and', allOf],
  ['or', anyOf],
  ['buffer-file-name', (_, variables) => variables('buffer-file-name') ?? null],
])

function holds(test: LispForm | undefined, variables: LispVariables): boolean {
  return test !== undefined && evaluate(test, variables) !== null
}

function last(forms: readonly LispForm[], variables: LispVariables): LispValue {
  let value: LispValue = null
  for (const form of forms) value = evaluate(form, variables)
  return value
}

function allOf(forms: readonly LispForm[], variables: LispVariables): LispValue {
  let value: LispValue = symbolOf('t')
  for (const form of forms) {
    value = evaluate(form, variables)
    if (value === null) return null
  }
  return value
}

function anyOf(forms: readonly LispForm[], variables: LispVariables): LispValue {
  for (const form of forms) {
    const value = evaluate(form, variables)
    if (value !== null) return value
  }
  return null
}
