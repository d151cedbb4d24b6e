import { isList, type Value } from '../../document/value.ts'
import { valueText } from '../../plan/shell-assignment.ts'
import { shellQuote } from '../../plan/shell-quote.ts'
import type { ProgramBlock } from './program-block.ts'
import type { ProgramLanguage } from './program-language.ts'
import { shellLines } from './shell-lines.ts'
import { withoutRules } from './without-rules.ts'

/** make(1), whose first target is made unless `:cmd-line` names others. */
export const make: ProgramLanguage = {
  name: 'make',
  programs: ['make'],
  debianPackage: 'make',
  programArgument: '',
  session: null,
  start(block) {
    const { program, script, own } = block
    const words = [`${program} -f -`, own['cmd-line'], ...assignments(block)]
    return shellLines({ words, code: '', input: `${script}\n` })
  },
}

/** Each variable on the command line, where it wins over the code's own; a list is words, as lists are in make. */
function assignments({ variables }: ProgramBlock): string[] {
  return variables.map(({ name, value }) => {
    return shellQuote(`${name}=${textOf(value).replaceAll('$', '$$$$')}`)
  })
}

function textOf(value: Value): string {
  const isFlat = isList(value) && !value.some(isList)
  if (isFlat) return value.map((item) => textOf(item)).join(' ')
  return value === null ? '' : valueText(withoutRules(value), { separator: '\t', hlineString: '' })
}
