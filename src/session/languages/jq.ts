import { isList, type Value } from '../../document/value.ts'
import { shellQuote } from '../../plan/shell-quote.ts'
import { printJson } from './print-json.ts'
import type { ProgramBlock } from './program-block.ts'
import type { ProgramLanguage } from './program-language.ts'
import { shellLines } from './shell-lines.ts'

/** jq. */
export const jq: ProgramLanguage = {
  name: 'jq',
  programs: ['jq'],
  debianPackage: 'jq',
  programArgument: '',
  session: null,
  start(block) {
    const { program, script, own, input } = block
    const words = [
      `${program} --from-file /dev/fd/4`,
      isOn(own['compact']) ? '--compact-output' : '',
      isOn(own['raw-output']) ? '--raw-output' : '',
      own['cmd-line'],
      ...assignments(block),
      own['in-file'],
    ]
    return shellLines({ words, code: `${script}\n`, input: input ?? '\n' })
  },
}

function isOn(value: string | undefined): boolean {
  return value !== undefined && value !== 'no' && value !== 'nil'
}

/** Each variable as an option: text, as the package has it, and JSON for what text cannot hold. */
function assignments({ variables }: ProgramBlock): string[] {
  return variables.map(({ name, value }) =>
    isText(value)
      ? `--arg ${shellQuote(name)} ${shellQuote(String(value))}`
      : `--argjson ${shellQuote(name)} ${shellQuote(printJson(value))}`,
  )
}

function isText(value: Value): boolean {
  return value !== null && typeof value !== 'symbol' && !isList(value)
}
