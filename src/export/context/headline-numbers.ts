import type { HeadlineNode, OrgNode, RootNode } from '../tree/node.ts'
import { walk } from '../tree/walk.ts'

/** Numbers every headline that carries one, level by level (org-export--collect-headline-numbering). */
export function headlineNumbers(context: {
  readonly root: RootNode
  readonly level: (headline: HeadlineNode) => number
  readonly isNumbered: (headline: HeadlineNode) => boolean
}): ReadonlyMap<OrgNode, readonly number[]> {
  const numbers = new Map<OrgNode, readonly number[]>()
  let counters: number[] = []
  for (const node of walk([context.root])) {
    if (node.type !== 'headline' || node.footnoteSection || !context.isNumbered(node)) continue
    const level = context.level(node)
    counters = Array.from({ length: level }, (_, at) => counters[at] ?? 0)
    counters[level - 1] = (counters[level - 1] ?? 0) + 1
    numbers.set(node, [...counters])
  }
  return numbers
}
