import type { ProgramLanguage } from './program-language.ts'
import { shellLines } from './shell-lines.ts'

/** sed. */
export const sed: ProgramLanguage = {
  name: 'sed',
  programs: ['sed'],
  debianPackage: 'sed',
  programArgument: '',
  session: null,
  start({ program, script, own, input }) {
    // With input of its own, messages are output (org-babel-execute:sed).
    const messages = input === null ? '' : '2>&1'
    const words = [`${program} -f /dev/fd/4`, own['cmd-line'], own['in-file'], messages]
    return shellLines({ words, code: `${script}\n`, input: input ?? '\n' })
  },
}
