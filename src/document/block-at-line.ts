import type { Block } from './block.ts'
import type { Document } from './document.ts'
import { lineAt } from './line-index.ts'

/** The block that holds a line (from 1), else null. */
export function blockAtLine({ blocks, lines }: Document, line: number): Block | null {
  const found = blocks.findLast((block) => block.line <= line)
  if (!found) return null
  const last = lineAt(lines, Math.max(found.span.start, found.span.end - 1)) + 1
  return line <= last ? found : null
}
