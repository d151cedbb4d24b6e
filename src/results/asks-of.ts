import type { Block } from '../document/block.ts'
import type { Document } from '../document/document.ts'
import { emptyLibrary } from '../plan/library.ts'
import { plainPlan, planDocument, type Step } from '../plan/plan.ts'
import { targetName } from '../remote/remote-place.ts'

/** A block that asks the one who runs it for something. */
export interface Ask {
  /** What for, as words of a sentence. */
  readonly what: string
  /** Equal for what asks for the same with the same code. */
  readonly key: string
  readonly block: Block
}

/** The blocks of a document that run on another machine, or are given a secret or variable of the user. */
export function asksOf(document: Document): readonly Ask[] {
  const { steps } = planDocument(document, {
    ...plainPlan,
    includeNever: true,
    confirmed: true,
    executable: () => true,
    library: emptyLibrary,
  })
  return steps.flatMap((step) => {
    const what = wordsOf(step)
    const { language } = step.block
    return what === ''
      ? []
      : [{ what, key: JSON.stringify([what, language, step.code]), block: step.block }]
  })
}

function wordsOf({ arguments: { remote, environment } }: Step): string {
  const given = environment.env.filter(({ value }) => value === null).map(({ name }) => name)
  const names = [...environment.secrets, ...given].join(', ')
  return [
    ...(remote === null ? [] : [`runs on ${targetName(remote.hops)}`]),
    ...(names === '' ? [] : [`is given ${names}`]),
  ].join(' and ')
}

/** The first block of a text that asks for what no block of the text before it asked for with the same code. */
export function firstNewAsk(before: readonly Ask[], after: readonly Ask[]): Ask | undefined {
  const left = new Map<string, number>()
  for (const { key } of before) left.set(key, (left.get(key) ?? 0) + 1)
  return after.find(({ key }) => {
    const count = left.get(key) ?? 0
    left.set(key, count - 1)
    return count === 0
  })
}
