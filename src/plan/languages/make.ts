import { composeAround } from './compose-around.ts'
import type { LanguageSyntax } from './language-syntax.ts'

/** A makefile that is run; Org has `makefile` for files only. Output is the default, variables are set on the command line. */
export const make: LanguageSyntax = {
  name: 'make',
  arguments: { 'cmd-line': 'Options and targets, as the shell reads them.' },
  unread: ['stdin', 'cmdline'],
  defaults: { results: 'output' },
  session: 'meaningless',
  compose: composeAround,
}
