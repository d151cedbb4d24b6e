import type { Value } from '../../document/value.ts'
import { LispRefusal, readFirstLisp } from '../../plan/lisp-form.ts'
import { evaluate, noVariables } from '../../plan/literal-lisp.ts'
import { plainValue } from '../../plan/plain-value.ts'

/** The value of the first form of Emacs Lisp in a text, where that is evaluated here; else the text. */
export function readLispText(text: string): Value {
  try {
    return plainValue(evaluate(readFirstLisp(text), noVariables))
  } catch (error) {
    if (error instanceof LispRefusal) return text
    throw error
  }
}
