import { readCell } from '../../document/read-cell.ts'
import type { Value } from '../../document/value.ts'
import { LispRefusal, readFirstLisp } from '../../plan/lisp-form.ts'
import { datum } from '../../plan/literal-lisp.ts'
import { plainValue } from '../../plan/plain-value.ts'
import { readJsLiteral } from './read-js-literal.ts'

/**
 * The value of what Node's console shows (org-babel-js-read): Org turns brackets and quotes into those of Emacs Lisp, in
 * texts too, and reads the first form of that as data. So a text in single quotes is the symbol that it begins with.
 * What is no Lisp, for which Emacs has an error, is read as JavaScript.
 */
export function readJs(text: string): Value {
  const isList = text.startsWith('[') && text.endsWith(']')
  const lisp = isList ? listAsLisp(text) : /^['`]/.test(text) ? text.slice(1) : null
  if (lisp === null) return text.startsWith('[') ? readAs(text, text) : readCell(text)
  return readAs(lisp, text)
}

function listAsLisp(text: string): string {
  return text.replaceAll("'", '"').replace(/,\s/g, ' ').replaceAll(']', ')').replaceAll('[', '(')
}

function readAs(lisp: string, text: string): Value {
  try {
    return plainValue(datum(readFirstLisp(lisp)))
  } catch (error) {
    if (error instanceof LispRefusal) return readJsLiteral(text)
    throw error
  }
}
