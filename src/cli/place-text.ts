import type { Step } from '../plan/plan.ts'
import { targetName } from '../remote/remote-place.ts'

/** Where a step runs when that is another machine, as in ` on ssh:web1`. */
export function placeText({ arguments: { remote } }: Step): string {
  return remote === null ? '' : ` on ${targetName(remote.hops)}`
}
