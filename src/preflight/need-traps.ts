import { placeOf } from '../document/line-index.ts'
import type { Plan } from '../plan/plan.ts'
import type { Survey, Trap } from './trap.ts'

/** What blocks that run say they need (`:needs`) and which is neither a block nor a program here. */
export function needTraps({ document, steps }: Plan, survey: Survey): Trap[] {
  return steps.flatMap(({ block, skip, needs, arguments: { written } }) => {
    if (skip !== null) return []
    const span = written.get('needs')?.origin?.span ?? block.span
    return needs.programs
      .filter((name) => !survey.hasProgram(name) && !survey.defined.has(name))
      .map((name) => ({
        code: 'missing-need',
        place: placeOf(document.lines, span),
        reason: `the block on line ${block.writtenLine} needs "${name}", which is neither a block nor a program here`,
        remedy: `Install ${name}, or name the block that it means.`,
        stops: true,
      }))
  })
}
