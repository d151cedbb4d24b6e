import type { RawArgument } from '../block.ts'
import { withAttachments } from './attachments.ts'
import { withEntryProperties } from './entry-properties.ts'
import type { OutlineNode } from './outline.ts'

/** Arguments of a block with what they ask of the entry that the block stands in: its properties and attachments. */
export function argumentsHere(
  node: OutlineNode,
  written: readonly RawArgument[],
): readonly RawArgument[] {
  return written.flatMap((argument) =>
    withAttachments(withEntryProperties(argument, node), node.attachments()),
  )
}
