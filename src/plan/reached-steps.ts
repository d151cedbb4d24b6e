import { parseReference } from './reference.ts'
import type { Plan, Step } from './step.ts'

/** The steps that run, and those of this document that they call for their values. */
export function reachedSteps({ steps }: Plan): ReadonlySet<Step> {
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
