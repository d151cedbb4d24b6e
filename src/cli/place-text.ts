import type { Plan, Step } from '../plan/plan.ts'
import { targetName } from '../remote/remote-place.ts'

/** Where and how long a step runs when that is special, as in ` on ssh:web1` or ` in the shell that line 3 opens for 5 s`. */
export function placeText(step: Step, { document }: Pick<Plan, 'document'>): string {
  const { remote, forMs, background, retry } = step.arguments
  const opener = step.inside === null ? null : document.blocks[step.inside]
  return [
    remote === null ? '' : ` on ${targetName(remote.hops)}`,
    opener ? ` in the shell that line ${opener.writtenLine} opens` : '',
    retry.times > 0 ? ` up to ${retry.times + 1} times` : '',
    forMs > 0 ? ` for ${forMs / 1000} s` : '',
    background ? ' in the background' : '',
  ].join('')
}
