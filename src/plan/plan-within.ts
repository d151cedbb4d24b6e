import { lineAt, type Span } from '../document/line-index.ts'
import type { Plan } from './step.ts'

/** The part of a plan that is about blocks in stretches of its document: others can be called, and do not run. */
export function planWithin(plan: Plan, spans: readonly Span[]): Plan {
  const { lines } = plan.document
  const holds = (at: number) => spans.some(({ start, end }) => start <= at && at < end)
  const hasLine = (line: number) =>
    spans.some(({ start, end }) => lineAt(lines, start) < line && line <= lineAt(lines, end) + 1)
  return {
    ...plan,
    steps: plan.steps.map((step) =>
      holds(step.block.span.start)
        ? step
        : { ...step, skip: step.skip ?? 'not-selected', shown: false },
    ),
    problems: plan.problems.filter(({ place }) => place !== undefined && hasLine(place.line)),
  }
}
