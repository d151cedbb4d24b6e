import type { OrgDocument } from '../../document/document.ts'
import type { OrgElement } from '../../document/org/element.ts'
import { RunbookError } from '../../errors.ts'

/** Headings nest no deeper, and elements in one of them; what people write stays far below. */
const deepest = 300

/** Throws E_REFUSED for an element that stands in so many others that what walks through them would exhaust the stack. */
export function checkNesting({ path }: OrgDocument, { start }: OrgElement, depth: number): void {
  if (depth <= deepest) return
  throw new RunbookError('E_REFUSED', `line ${start + 1} of ${path} is nested too deeply`, {
    hint: `An export takes at most ${deepest} headings or elements within each other.`,
  })
}
