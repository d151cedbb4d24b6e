import type { Block } from '../document/block.ts'
import type { Document } from '../document/document.ts'
import type { Outcome } from '../execute/outcome.ts'

/** An outcome and its block in a document that was read again. */
export interface LocatedOutcome {
  readonly outcome: Outcome
  readonly block: Block
}

/**
 * The block of a document that was read again which is the given one of the document that ran, null when it is not
 * there any more or cannot be told. A block is known by its language, code, arguments and call, then by its name and
 * headings; among equal ones its rank counts, provided that none came or went.
 */
export function locateBlock(current: Document, planned: Document, block: Block): Block | null {
  // Arguments of a run can change a step's block; the document's own has its text as written.
  const written = planned.blocks[block.index]
  if (current === planned || !written) return written ?? null
  for (const same of [isSamePlace, isSameName, isSameCode]) {
    const before = planned.blocks.filter((other) => same(other, written))
    const now = current.blocks.filter((other) => same(other, written))
    if (now.length === before.length) return now[before.indexOf(written)] ?? null
  }
  return null
}

function isSameCode(other: Block, block: Block): boolean {
  return (
    other.code === block.code &&
    other.language === block.language &&
    other.inline === block.inline &&
    other.call?.target === block.call?.target &&
    other.call?.callArguments === block.call?.callArguments
  )
}

function isSameName(other: Block, block: Block): boolean {
  return other.name === block.name && isSameCode(other, block)
}

function isSamePlace(other: Block, block: Block): boolean {
  return isSameName(other, block) && other.headings.join('\n') === block.headings.join('\n')
}
