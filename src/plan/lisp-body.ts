import type { Block } from '../document/block.ts'
import type { Value } from '../document/value.ts'
import type { Variable } from './header-arguments.ts'
import { emacsLisp } from './languages/emacs-lisp.ts'
import { languageSyntaxes } from './languages/language-syntaxes.ts'
import { type LispForm, LispRefusal, readLisp } from './lisp-form.ts'
import type { LispValue } from './lisp-value.ts'
import { evaluate, isEvaluated } from './literal-lisp.ts'
import { printLisp } from './print-lisp.ts'

/** True for Emacs Lisp, of which blocks have a value here and no effect. */
export function isLisp(language: string): boolean {
  return languageSyntaxes.get(language) === emacsLisp
}

/** Why a block of Emacs Lisp has no value here; null when it may have one, and for every other language. */
export function lispRefusal(
  { language, code }: Pick<Block, 'language' | 'code'>,
  variables: readonly Pick<Variable, 'name' | 'value'>[],
): string | null {
  if (!isLisp(language)) return null
  const names = new Set(variables.map(({ name }) => name))
  return refusalOf(() => check(readBody(code), names))
}

/** The value of a block of Emacs Lisp, its last form's, with its variables bound (ob-emacs-lisp). */
export function evaluateBody(
  code: string,
  variables: readonly Pick<Variable, 'name' | 'value'>[],
): { readonly value: LispValue } | { readonly refused: string } {
  const bound = new Map<string, Value>(variables.map(({ name, value }) => [name, value]))
  let value: LispValue = null
  const refused = refusalOf(() => {
    value = evaluate(bind(readBody(code), bound))
  })
  return refused === null ? { value } : { refused }
}

function refusalOf(attempt: () => void): string | null {
  try {
    attempt()
    return null
  } catch (error) {
    if (error instanceof LispRefusal) return error.message
    throw error
  }
}

function readBody(code: string): LispForm {
  return readLisp(`(progn ${code}\n)`)
}

/** Throws LispRefusal for functions and variables that are not known. */
function check(form: LispForm, names: ReadonlySet<string>): void {
  if (form.type === 'symbol' && !names.has(form.name)) evaluate(form)
  if (form.type !== 'list') return
  const [head, ...rest] = form.items
  if (!head) return
  const name = head.type === 'symbol' ? head.name : '('
  if (!isEvaluated(name)) throw new LispRefusal(`"${name}" is not evaluated here`)
  if (name !== 'quote') for (const part of rest) check(part, names)
}

/** Puts the values of variables, quoted, where code names them. */
function bind(form: LispForm, values: ReadonlyMap<string, Value>): LispForm {
  if (form.type === 'symbol') {
    const value = values.get(form.name)
    return value === undefined ? form : { type: 'quoted', form: readLisp(printLisp(value)) }
  }
  if (form.type !== 'list' || isQuote(form)) return form
  const [head, ...rest] = form.items
  return head ? { ...form, items: [head, ...rest.map((part) => bind(part, values))] } : form
}

function isQuote({ items }: { readonly items: readonly LispForm[] }): boolean {
  const [head] = items
  return head?.type === 'symbol' && head.name === 'quote'
}
