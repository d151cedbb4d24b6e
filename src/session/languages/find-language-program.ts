import { RunbookError } from '../../errors.ts'
import { findProgram } from '../../sandbox/find-program.ts'
import type { Policy } from '../../sandbox/policy.ts'
import { shellEnvironment } from '../../sandbox/shell-environment.ts'
import type { ProgramLanguage } from './program-language.ts'

/**
 * The name of the program that runs a language inside, from the directories that a sandbox sees.
 * Throws `E_PROGRAM_MISSING` when none of its names is there.
 */
export function findLanguageProgram(
  { programs, debianPackage }: ProgramLanguage,
  policy: Policy,
): string {
  const { PATH = '' } = shellEnvironment(policy, { terminal: false })
  const found = programs.find((program) => findProgram(program, PATH) !== null)
  if (found !== undefined) return found
  throw new RunbookError('E_PROGRAM_MISSING', `${programs.join(' or ')} is not installed`, {
    hint: `Install the Debian package ${debianPackage}, or write the block in another language.`,
  })
}
