import { argumentPlace } from '../document/argument-place.ts'
import { placeOf } from '../document/line-index.ts'
import type { RunbookError } from '../errors.ts'
import { isGranted, type RemoteGrant, remoteRefusal } from '../remote/remote-grant.ts'
import { targetName } from '../remote/remote-place.ts'
import type { Plan, Step } from './plan.ts'
import { parseReference } from './reference.ts'

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

/** The steps that run, and those of this document that they call for their values. */
function reachedSteps({ steps }: Plan): ReadonlySet<Step> {
  const reached = new Set<Step>()
  const open = steps.filter(({ skip }) => skip === null)
  for (let step = open.shift(); step !== undefined; step = open.shift()) {
    if (reached.has(step)) continue
    reached.add(step)
    for (const name of calledNames(step)) {
      const called = steps.find(({ block }) => block.name === name)
      if (called) open.push(called)
    }
  }
  return reached
}

function calledNames({ arguments: complete, calls, code }: Step): string[] {
  const written = [
    ...complete.variables.map(({ reference }) => reference),
    complete.stdin,
    complete.post,
  ]
  const inBody = calls ? [...code.matchAll(/<<([^<>\n()]+)\(/g)].map(([, name = '']) => name) : []
  return [...written.filter(Boolean).map((text) => parseReference(text).name), ...inBody]
}
