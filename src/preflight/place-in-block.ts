import type { Document } from '../document/document.ts'
import { placeOf } from '../document/line-index.ts'
import type { Place } from '../errors.ts'
import type { Step } from '../plan/plan.ts'
import type { Finding } from './trap.ts'

/** The place of words of a script in the document, whose lines may be indented or stand among output. */
export function placeInBlock(
  { source, lines }: Document,
  { code, block }: Step,
  { text, from }: Pick<Finding, 'text' | 'from'>,
): Place {
  const [firstLine = ''] = text.split('\n')
  const before = code.slice(0, from).split(firstLine).length - 1
  let at = source.indexOf(firstLine, block.body.start)
  for (let skipped = 0; skipped < before && at >= 0; skipped += 1) {
    at = source.indexOf(firstLine, at + 1)
  }
  const inside = at >= block.body.start && at < block.body.end
  const start = inside ? at : block.span.start
  return placeOf(lines, {
    start,
    end: start + Math.max(1, inside ? firstLine.length : 1),
  })
}
