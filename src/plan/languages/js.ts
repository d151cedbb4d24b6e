import { isList, type Value } from '../../document/value.ts'
import { printLisp } from '../print-lisp.ts'
import { composeStatements } from './compose-statements.ts'
import type { LanguageSyntax } from './language-syntax.ts'

/** JavaScript as Org has it (ob-js); sessions need an editor's console there. */
export const js: LanguageSyntax = {
  name: 'js',
  arguments: { cmd: 'Program that runs the block, with its options.' },
  unread: ['stdin', 'cmdline'],
  defaults: {},
  session: 'refused',
  compose: (parts) => composeStatements(parts, (name, value) => `var ${name}=${literal(value)};`),
}

/** A value as JavaScript spells it (org-babel-js-var-to-js); a rule is the name `hline`. */
function literal(value: Value): string {
  if (value === null) return '[]'
  if (isList(value)) return `[${value.map(literal).join(', ')}]`
  return printLisp(value).replaceAll('\n', String.raw`\n`)
}
