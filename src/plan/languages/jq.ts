import { composeAround } from './compose-around.ts'
import type { LanguageSyntax } from './language-syntax.ts'

/** jq as the package jq-mode has it for Org: output is the default, variables are set on the command line. */
export const jq: LanguageSyntax = {
  name: 'jq',
  arguments: {
    'cmd-line': 'Options of the program, as the shell reads them.',
    'in-file': 'Files that the program reads, as the shell reads them.',
    compact: 'A line for each value, `yes` or `no`.',
    'raw-output': 'Texts without their quotes, `yes` or `no`.',
  },
  unread: ['cmdline'],
  defaults: { results: 'output' },
  session: 'meaningless',
  compose: composeAround,
}
