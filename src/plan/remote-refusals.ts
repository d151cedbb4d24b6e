import { argumentPlace } from '../document/argument-place.ts'
import { placeOf } from '../document/line-index.ts'
import type { RunbookError } from '../errors.ts'
import { isGranted, type RemoteGrant, remoteRefusal } from '../remote/remote-grant.ts'
import { targetName } from '../remote/remote-place.ts'
import type { Plan } from './plan.ts'
import { reachedSteps } from './reached-steps.ts'

/** The refusals of a plan: one for each target that was not granted, at the first block that would run there. */
export function remoteRefusals(plan: Plan, grants: readonly RemoteGrant[]): RunbookError[] {
  if (plan.steps.every(({ arguments: { remote } }) => remote === null)) return []
  const refused = new Map<string, RunbookError>()
  for (const { block, arguments: complete } of reachedSteps(plan)) {
    const { remote } = complete
    if (remote === null || isGranted(remote.hops, grants)) continue
    const key = targetName(remote.hops)
    const origin = complete.written.get('dir')?.origin
    const place = origin
      ? argumentPlace(plan.document.lines, origin)
      : placeOf(plan.document.lines, block.span)
    if (!refused.has(key)) refused.set(key, remoteRefusal(remote.hops, place))
  }
  return [...refused.values()]
}
