import { RunbookError } from '../errors.ts'
import { nearest } from '../plan/nearest.ts'
import type { Selection } from '../plan/select-blocks.ts'
import type { Scenario, ScenarioPart } from './scenario.ts'

/**
 * The files of the selected steps; what the index puts in place belongs to all. A step is named by its text, which need not
 * be said whole: `step1` for `step1/text.md` or `step1.md`.
 * @throws RunbookError E_NO_SUCH_BLOCK for a step that is not there.
 */
export function selectSteps(
  { parts, path }: Scenario,
  { only, from }: Selection,
): readonly ScenarioPart[] {
  const steps = [...new Set(parts.flatMap(({ role, step }) => (role === 'assets' ? [] : [step])))]
  const indexOf = (name: string): number => {
    const exact = steps.indexOf(name)
    const found = exact < 0 ? steps.findIndex((step) => isShortFor(name, step)) : exact
    if (found < 0) throw noSuchStep(name, steps, path)
    return found
  }
  const first = from === '' ? 0 : indexOf(from)
  const named = new Set(only.map(indexOf))
  return parts.filter(({ role, step }) => {
    const at = steps.indexOf(step)
    return role === 'assets' || (at >= first && (named.size === 0 || named.has(at)))
  })
}

function isShortFor(name: string, step: string): boolean {
  const short = name.replace(/\/+$/, '')
  return step.startsWith(`${short}/`) || step.replace(/\.[^./]+$/, '') === short
}

function noSuchStep(name: string, steps: readonly string[], path: string): RunbookError {
  const near = nearest(name, steps)
  const hint = near ? `Did you mean "${near}"?` : `Its steps are ${steps.join(', ')}.`
  return new RunbookError('E_NO_SUCH_BLOCK', `no step of ${path} is called "${name}"`, { hint })
}
