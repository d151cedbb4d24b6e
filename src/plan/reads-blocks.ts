import { namedThing } from './named-thing.ts'
import { parseReference } from './reference.ts'
import type { Plan, Step } from './step.ts'

/** True for a step that an export only shows, and whose variables refer to blocks that run for it, or to other documents. */
export function readsBlocks({ shown, arguments: { variables } }: Step, plan: Plan): boolean {
  return shown && variables.some(({ reference }) => reference !== '' && runs(reference, plan))
}

function runs(text: string, plan: Plan): boolean {
  const reference = parseReference(text)
  if (reference.file !== '') return true
  const named = namedThing(reference, plan)
  return named !== null && 'step' in named && named.step.arguments.eval !== 'never'
}
