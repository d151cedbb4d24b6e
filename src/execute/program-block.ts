import { randomBytes } from 'node:crypto'

import type { Value } from '../document/value.ts'
import type { Step } from '../plan/plan.ts'
import { resultPath } from '../plan/result-path.ts'
import { valueText } from '../plan/shell-assignment.ts'
import type { Policy } from '../sandbox/policy.ts'
import { findLanguageProgram } from '../session/languages/find-language-program.ts'
import { jsonInput } from '../session/languages/print-json.ts'
import type { ProgramBlock } from '../session/languages/program-block.ts'
import type { ProgramLanguage } from '../session/languages/program-language.ts'
import { withoutRules } from '../session/languages/without-rules.ts'

/**
 * What a language that is no shell needs of a step; `stdin` is what `:stdin` names, undefined without it.
 * Throws `E_PROGRAM_MISSING`; on another machine the program is looked for there.
 */
export function programBlock(
  step: Step,
  language: ProgramLanguage,
  { policy, stdin }: { readonly policy: Policy; readonly stdin: Value | undefined },
): ProgramBlock {
  const { results, resultFile, own, variables, written } = step.arguments
  const { words } = results
  const drawn = words.includes('graphics')
    ? resultPath({ ...resultFile, name: step.block.name })
    : null
  return {
    program: programOf(step, language, policy),
    script: step.script,
    words,
    wantsValue: !words.includes('output'),
    variables,
    own,
    input: stdin === undefined ? null : inputText(language, stdin),
    colnames: written.get('colnames')?.value === 'yes',
    picture: drawn ?? '',
    nonce: randomBytes(8).toString('hex'),
  }
}

/** The program of a step, with its options; throws `E_PROGRAM_MISSING`. */
export function programOf(step: Step, language: ProgramLanguage, policy: Policy): string {
  const { own, remote } = step.arguments
  const [first = language.name] = language.programs
  const chosen = own[language.programArgument]
  return chosen || (remote === null ? findLanguageProgram(language, policy) : first)
}

/** jq reads JSON; others read tables with tabs between their cells. */
function inputText({ name }: ProgramLanguage, value: Value): string {
  if (name === 'jq') return jsonInput(value)
  return valueText(withoutRules(value), { separator: '\t', hlineString: '' })
}
