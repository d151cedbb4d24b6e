import { hline, isList, type Value } from '../../document/value.ts'
import { printLisp } from '../print-lisp.ts'
import { composeStatements } from './compose-statements.ts'
import type { LanguageSyntax } from './language-syntax.ts'

/** Python as Org has it (ob-python). */
export const python: LanguageSyntax = {
  name: 'python',
  arguments: {
    return: 'What a block with `:results value` returns.',
    python: 'Program that runs the block, with its options.',
    preamble: 'Lines in front of the function that a block with `:results value` becomes.',
  },
  unread: ['stdin', 'cmdline'],
  defaults: {},
  session: 'kept',
  compose: (parts) => composeStatements(parts, (name, value) => `${name}=${literal(value)}`),
}

/** A value as Python spells it (org-babel-python-var-to-python): nil is an empty list, a rule is `None`. */
function literal(value: Value): string {
  if (value === null) return '[]'
  if (value === hline) return 'None'
  if (isList(value)) return `[${value.map(literal).join(', ')}]`
  const isLong = typeof value === 'string' && /[\n\r]/.test(value)
  return isLong ? `""${printLisp(value)}""` : printLisp(value)
}
