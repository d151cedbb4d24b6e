import type { Step } from '../plan/plan.ts'
import { programLanguages } from '../session/languages/program-languages.ts'
import { isInHome, shellPath } from './shell-path.ts'

/** What goes to the home, which is known only where the shell runs; `''` for a step that starts elsewhere. */
export function goHome({ arguments: { dir, remote } }: Step): string {
  return remote === null && isInHome(dir) ? `cd ${shellPath(dir)} || exit;` : ''
}

/** A script of a shell that starts in the home. */
export function atHome(step: Step): Step {
  if (programLanguages.has(step.block.language)) return step
  const go = goHome(step)
  return { ...step, script: `${go}${step.script}`, setup: `${go}${step.setup}` }
}
