import { valueText } from '../../plan/shell-assignment.ts'
import { shellQuote } from '../../plan/shell-quote.ts'
import type { ProgramBlock } from './program-block.ts'
import type { ProgramLanguage } from './program-language.ts'
import { shellLines } from './shell-lines.ts'
import { withoutRules } from './without-rules.ts'

/** AWK, whichever program that is on the host. */
export const awk: ProgramLanguage = {
  name: 'awk',
  programs: ['awk'],
  debianPackage: 'gawk',
  programArgument: '',
  session: null,
  start(block) {
    const { program, script, own, input } = block
    const words = [
      `${program} -f /dev/fd/4`,
      own['cmd-line'],
      ...assignments(block),
      own['in-file'],
      // With input of its own, messages are output (org-babel-execute:awk).
      input === null ? '' : '2>&1',
    ]
    return shellLines({ words, code: `${script}\n`, input: input ?? '\n' })
  },
}

/** Each variable as an option; a table has tabs between its cells and no rules (org-babel-awk-var-to-awk). */
function assignments({ variables }: ProgramBlock): string[] {
  return variables.map(({ name, value }) => {
    const text = valueText(withoutRules(value), { separator: '\t', hlineString: '' })
    return `-v ${shellQuote(`${name}=${text}`)}`
  })
}
