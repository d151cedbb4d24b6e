import { existsSync } from 'node:fs'
import { resolve } from 'node:path'

import type { Step } from '../plan/plan.ts'
import { ownDirectory } from './own-directory.ts'
import { isInHome } from './shell-path.ts'
import type { StepContext } from './step-context.ts'

/** Where a step starts; null for a directory that is not there. A session then starts beside the document. */
export function stepDirectory(step: Step, context: StepContext): string | null {
  const { dir, remote, session } = step.arguments
  const own = ownDirectory(context)
  const cwd = resolve(own, isInHome(dir) ? '' : dir)
  if (remote !== null || existsSync(`${cwd}/.`)) return cwd
  return session !== '' && context.plan.document.format === 'org' ? own : null
}

/** Says that a step's directory is not there, and what would make it. */
export function missingDirectory({ arguments: { dir, mkdirp } }: Step): string {
  return mkdirp
    ? `The directory "${dir}" cannot be made: blocks write below the document, and elsewhere with --allow-write.`
    : `The directory "${dir}" does not exist; ":mkdirp yes" makes it.`
}
