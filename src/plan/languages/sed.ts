import { composeAround } from './compose-around.ts'
import type { LanguageSyntax } from './language-syntax.ts'

/** sed as Org has it (ob-sed): prologue and epilogue go into files only, and variables nowhere. */
export const sed: LanguageSyntax = {
  name: 'sed',
  arguments: {
    'cmd-line': 'Options of the program, as the shell reads them.',
    'in-file': 'Files that the program reads, as the shell reads them.',
  },
  unread: ['cmdline'],
  defaults: {},
  session: 'meaningless',
  compose: (parts) => ({ ...composeAround(parts), script: parts.code }),
}
