import type { Rehearsal } from './open-rehearsal.ts'

/** The part of a rehearsal that one of several documents has; its blocks are numbered from `first` on among those of all. */
export function rehearsalPart(
  rehearsal: Rehearsal,
  { first, count }: { readonly first: number; readonly count: number },
): Rehearsal {
  return {
    mounts: rehearsal.mounts,
    env: rehearsal.env,
    get calls() {
      return rehearsal.calls
        .filter(({ block }) => block >= first && block < first + count)
        .map((call) => ({ ...call, block: call.block - first }))
    },
    answer: (step) => rehearsal.answer(step),
    enter: (block, what) => rehearsal.enter(first + block, what),
    // The others go on with it.
    close: () => undefined,
  }
}
