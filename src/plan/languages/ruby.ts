import { hline, isList, type Value } from '../../document/value.ts'
import { printLisp } from '../print-lisp.ts'
import { composeStatements } from './compose-statements.ts'
import type { LanguageSyntax } from './language-syntax.ts'

/** Ruby as Org has it (ob-ruby). */
export const ruby: LanguageSyntax = {
  name: 'ruby',
  arguments: { ruby: 'Program that runs the block, with its options.' },
  unread: ['stdin', 'cmdline'],
  defaults: {},
  session: 'kept',
  compose: (parts) => composeStatements(parts, (name, value) => `${name}=${literal(value)}`),
}

/** A value as Ruby spells it (org-babel-ruby-var-to-ruby): nil is an empty array, a rule is `nil`. */
function literal(value: Value): string {
  if (value === null) return '[]'
  if (value === hline) return 'nil'
  return isList(value) ? `[${value.map(literal).join(', \n')}]` : printLisp(value)
}
