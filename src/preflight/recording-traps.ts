import { basename } from 'node:path'

import { placeOf } from '../document/line-index.ts'
import type { Plan, Step } from '../plan/plan.ts'
import type { Survey, Trap } from './trap.ts'

/** Pictures linked below a block of a program, which is not recorded, that are not there and that no block speaks of. */
export function recordingTraps({ document, steps }: Plan, survey: Survey): Trap[] {
  return steps.flatMap(({ block: { recording, language }, ...step }) => {
    const isWanted = step.skip === null && step.arguments.record === null
    if (recording === null || !isWanted || step.recordTo.length > 0) return []
    const { path, span } = recording
    const name = basename(path)
    if (survey.hasFile(path) || steps.some((any) => speaksOf(any, name))) return []
    return {
      code: 'no-recording',
      place: placeOf(document.lines, span),
      reason: `nothing makes ${path}: a block of ${language} is not recorded, and no block names that file`,
      remedy: 'Record a block of bash, or let a block write the picture.',
      stops: false,
    }
  })
}

function speaksOf({ code, arguments: { written } }: Step, name: string): boolean {
  return code.includes(name) || [...written.values()].some(({ value }) => value.includes(name))
}
