import type { Surroundings } from '../plan/conditions/condition.ts'
import { findProgram } from './find-program.ts'
import { standardPath } from './shell-environment.ts'

/** What blocks find on this machine, with the variables that they get; a rehearsal plays the programs that are missing. */
export function surroundingsOf(
  env: Readonly<Record<string, string>>,
  { rehearse }: { readonly rehearse: boolean },
): Surroundings {
  return {
    os: process.platform,
    arch: process.arch,
    hasProgram: (name) => rehearse || findProgram(name, env['PATH'] ?? standardPath) !== null,
    variable: (name) => (Object.hasOwn(env, name) ? env[name] : undefined),
  }
}
