import { isList, type Value } from '../../document/value.ts'
import { printLisp } from '../print-lisp.ts'
import { composeStatements } from './compose-statements.ts'
import type { LanguageSyntax } from './language-syntax.ts'

/** JavaScript as Org has it (ob-js), and sessions, which Org has only of consoles within Emacs. */
export const js: LanguageSyntax = {
  name: 'js',
  arguments: { cmd: 'Program that runs the block, with its options.' },
  unread: ['stdin', 'cmdline'],
  defaults: {},
  session: 'kept',
  compose: (parts) => composeStatements(parts, (name, value) => `var ${name}=${literal(value)};`),
}

/** A value as JavaScript spells it (org-babel-js-var-to-js); a rule is the name `hline`. */
function literal(value: Value): string {
  if (value === null) return '[]'
  if (isList(value)) return `[${value.map(literal).join(', ')}]`
  return printLisp(value).replaceAll('\n', String.raw`\n`)
}
