import { composeAround } from './compose-around.ts'
import type { LanguageSyntax } from './language-syntax.ts'

/** AWK as Org has it (ob-awk): variables are set on the command line. */
export const awk: LanguageSyntax = {
  name: 'awk',
  arguments: {
    'cmd-line': 'Options of the program, as the shell reads them.',
    'in-file': 'Files that the program reads, as the shell reads them.',
  },
  unread: ['cmdline'],
  defaults: {},
  session: 'meaningless',
  compose: composeAround,
}
