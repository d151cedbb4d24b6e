import type { Block } from '../document/block.ts'
import type { Value } from '../document/value.ts'
import type { HeaderArguments, Variable } from './header-arguments.ts'
import { emacsLisp } from './languages/emacs-lisp.ts'
import { languageSyntaxes } from './languages/language-syntaxes.ts'
import { type LispForm, LispRefusal, readLisp } from './lisp-form.ts'
import type { LispValue } from './lisp-value.ts'
import {
  datum,
  evaluate,
  evaluateWhole,
  isEvaluated,
  type LispVariables,
  noVariables,
} from './literal-lisp.ts'
import { printLisp } from './print-lisp.ts'

/** True for Emacs Lisp, of which blocks have a value here and no effect. */
export function isLisp(language: string): boolean {
  return languageSyntaxes.get(language) === emacsLisp
}

/** What of a block's arguments its Lisp is made with. */
export interface LispSurroundings extends Pick<HeaderArguments, 'prologue' | 'epilogue'> {
  readonly variables: readonly Pick<Variable, 'name' | 'value'>[]
}

/** Why a block of Emacs Lisp has no value here; null when it may have one, and for every other language. */
export function lispRefusal(
  { language, code }: Pick<Block, 'language' | 'code'>,
  given: LispSurroundings,
): string | null {
  if (!isLisp(language)) return null
  const names = new Set(given.variables.map(({ name }) => name))
  return refusalOf(() => check(readBody(code, given), names))
}

/** The value of a block of Emacs Lisp, its last form's, with its variables bound (ob-emacs-lisp). */
export function evaluateBody(
  code: string,
  given: LispSurroundings,
): { readonly value: LispValue } | { readonly refused: string } {
  const values = new Map<string, Value>(given.variables.map(({ name, value }) => [name, value]))
  const bound: LispVariables = (name) => {
    const found = values.get(name)
    return found === undefined ? found : datum(readLisp(printLisp(found)))
  }
  let value: LispValue = null
  const refused = refusalOf(() => {
    value = evaluateWhole(readBody(code, given), bound)
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

/** Only next to variables do a prologue and an epilogue count (org-babel-expand-body:emacs-lisp). */
function readBody(code: string, { variables, prologue, epilogue }: LispSurroundings): LispForm {
  const all = variables.length === 0 ? code : `${prologue}\n${code}\n${epilogue}`
  return readLisp(`(progn ${all}\n)`)
}

/** Throws LispRefusal for functions and variables that are not known. */
function check(form: LispForm, names: ReadonlySet<string>): void {
  if (form.type === 'symbol' && !names.has(form.name)) evaluate(form, noVariables)
  if (form.type === 'pair') evaluate(form, noVariables)
  if (form.type !== 'list') return
  const [head, ...rest] = form.items
  if (!head) return
  const name = head.type === 'symbol' ? head.name : '('
  if (!isEvaluated(name)) throw new LispRefusal(`"${name}" is not evaluated here`)
  if (name !== 'quote') for (const part of rest) check(part, names)
}
