import type { Block } from '../document/block.ts'
import type { HeaderArguments, Variable } from './header-arguments.ts'
import { composeStatements } from './languages/compose-statements.ts'
import type { Script } from './languages/language-syntax.ts'
import { languageSyntaxes } from './languages/language-syntaxes.ts'
import { shellAssignment } from './shell-assignment.ts'

/** The script of a block with the values of its variables, in the way of its language. */
export function composeScript(
  { language, code }: Pick<Block, 'language' | 'code'>,
  complete: HeaderArguments,
  variables: readonly Variable[],
): Script {
  const parts = { code, arguments: complete, variables }
  const syntax = languageSyntaxes.get(language)
  if (syntax) return syntax.compose(parts)
  return composeStatements(parts, (name, value) =>
    shellAssignment(language, name, value, complete.tableText),
  )
}
