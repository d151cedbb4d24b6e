import type { OrgDocument } from '../../document/document.ts'
import { lineStart, lineText, placeOf } from '../../document/line-index.ts'
import type { OrgElement } from '../../document/org/element.ts'
import { RunbookError } from '../../errors.ts'

/** Headings nest no deeper, and elements in one of them; what people write stays far below. */
const deepest = 300

/** Throws E_REFUSED for an element that stands in so many others that what walks through them would exhaust the stack. */
export function checkNesting(
  { lines }: OrgDocument,
  { start: line }: OrgElement,
  depth: number,
): void {
  if (depth <= deepest) return
  const text = lineText(lines, line)
  const end = lineStart(lines, line) + text.length
  throw new RunbookError('E_REFUSED', 'what stands here is nested too deeply', {
    place: placeOf(lines, { start: end - text.trimStart().length, end }),
    hint: `An export takes at most ${deepest} headings or elements within each other.`,
  })
}
